#include "daemon/config/config_http.h"

#include <optional>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/source/url.h"

namespace planwatch {
namespace {

using yaml::Text;
using Value = ConfigReader::Value;
using Handlers = ConfigReader::Handlers;

// A text that becomes part of a request, on one line.
std::string ReadLine(ConfigReader& reader, const Value& value) {
  std::optional<Text> text = reader.String(value);
  if (!text) return {};
  if (text->value.find_first_of("\r\n") != std::string::npos) {
    reader.Add(value.node.line, "`" + std::string(value.key) +
                                    "` is one line, and has a line break in "
                                    "it");
    return {};
  }
  return std::move(text->value);
}

// `NAME` and `NAME_file`, of which there is one.
void AddSecret(ConfigReader& reader, Secret& secret, std::string_view name,
               std::string_view file, Handlers& handlers) {
  handlers.emplace_back(name, [&reader, &secret](const Value& value) {
    secret.value = ReadLine(reader, value);
  });
  handlers.emplace_back(file, [&reader, &secret](const Value& value) {
    secret.file = reader.Path(value).value_or("");
  });
}

bool Has(const Value& map, std::string_view key) {
  for (const yaml::Node::Member& member : map.node.members)
    if (member.key == key) return true;
  return false;
}

// Faults where both are there, or neither.
void CheckOne(ConfigReader& reader, const Value& map, std::string_view one,
              std::string_view other) {
  if (Has(map, one) != Has(map, other)) return;
  const std::string key = '`' + std::string(map.key) + '`';
  const std::string keys =
      '`' + std::string(one) + "` or `" + std::string(other) + '`';
  reader.Add(map.node.line,
             key + (Has(map, one) ? " takes one of " + keys + ", not both"
                                  : " needs " + keys));
}

void CheckHas(ConfigReader& reader, const Value& map, std::string_view key) {
  if (!Has(map, key))
    reader.Add(map.node.line, '`' + std::string(map.key) + "` needs `" +
                                  std::string(key) + '`');
}

BasicAuth ReadBasicAuth(ConfigReader& reader, const Value& value) {
  BasicAuth basic;
  Handlers handlers = {{"username", [&](const Value& username) {
                          basic.username = ReadLine(reader, username);
                        }}};
  AddSecret(reader, basic.password, "password", "password_file", handlers);
  if (!reader.Map(value, handlers)) return basic;
  CheckHas(reader, value, "username");
  CheckOne(reader, value, "password", "password_file");
  return basic;
}

Authorization ReadAuthorization(ConfigReader& reader, const Value& value) {
  Authorization authorization;
  Handlers handlers = {{"type", [&](const Value& type) {
                          authorization.type = ReadLine(reader, type);
                          if (Fold(authorization.type) == "basic")
                            reader.Add(type.node.line,
                                       "for the type Basic give "
                                       "`basic_auth:` in place of "
                                       "`authorization:`");
                        }}};
  AddSecret(reader, authorization.credentials, "credentials",
            "credentials_file", handlers);
  if (reader.Map(value, handlers))
    CheckOne(reader, value, "credentials", "credentials_file");
  return authorization;
}

TlsOptions ReadTls(ConfigReader& reader, const Value& value) {
  TlsOptions tls;
  const auto path = [&reader](std::filesystem::path& to) {
    return [&reader, &to](const Value& file) {
      to = reader.Path(file).value_or("");
    };
  };
  const bool is_map = reader.Map(
      value,
      {{"ca_file", path(tls.ca_file)},
       {"cert_file", path(tls.cert_file)},
       {"key_file", path(tls.key_file)},
       {"server_name",
        [&](const Value& name) {
          tls.server_name = ReadLine(reader, name);
          if (!tls.server_name.empty() &&
              tls.server_name.find_first_of("/:@? ") != std::string::npos)
            reader.Add(name.node.line,
                       "`server_name` takes a host's name alone, as in "
                       "intranet.example.org");
        }},
       {"insecure_skip_verify",
        [&](const Value& skip) {
          tls.insecure_skip_verify = reader.Bool(skip).value_or(false);
        }},
       {"min_version", [&](const Value& version) {
          const auto word = reader.OneOf(version, {"TLS12", "TLS13"});
          if (word == "TLS13") tls.min_version = TlsOptions::Version::kTls13;
        }}});
  if (is_map && Has(value, "cert_file") != Has(value, "key_file"))
    reader.Add(
        value.node.line,
        "`tls_config` needs both `cert_file` and `key_file`, or neither");
  return tls;
}

// A proxy's address may have a name and a password in it, unlike others.
std::string ReadProxyUrl(ConfigReader& reader, const Value& value) {
  std::string url = ReadLine(reader, value);
  for (const std::string_view scheme :
       {"http://", "https://", "socks5://", "socks5h://"})
    if (url.starts_with(scheme) && url.size() > scheme.size()) return url;
  if (!url.empty())
    reader.Add(value.node.line,
               "`proxy_url` takes an address, as in "
               "http://proxy.example.org:8080");
  return {};
}

// `tls_config` and the keys of a proxy, which a token's address has as well.
void AddConnectionHandlers(ConfigReader& reader, TlsOptions& tls,
                           ProxyOptions& proxy, Handlers& handlers) {
  handlers.emplace_back(
      "tls_config", [&](const Value& value) { tls = ReadTls(reader, value); });
  handlers.emplace_back("proxy_url", [&](const Value& value) {
    proxy.proxy_url = ReadProxyUrl(reader, value);
  });
  handlers.emplace_back("no_proxy", [&](const Value& value) {
    proxy.no_proxy = ReadLine(reader, value);
  });
  handlers.emplace_back("proxy_from_environment", [&](const Value& value) {
    proxy.proxy_from_environment = reader.Bool(value).value_or(false);
  });
}

void CheckProxy(ConfigReader& reader, const Value& map,
                const ProxyOptions& proxy) {
  if (proxy.proxy_from_environment &&
      (!proxy.proxy_url.empty() || !proxy.no_proxy.empty()))
    reader.Add(map.node.line,
               "`proxy_from_environment` stands alone: take out `proxy_url` "
               "and `no_proxy`, or set it to false");
  else if (!proxy.no_proxy.empty() && proxy.proxy_url.empty())
    reader.Add(map.node.line, "`no_proxy` needs a `proxy_url`");
}

OAuth2 ReadOAuth2(ConfigReader& reader, const Value& value) {
  OAuth2 oauth2;
  Handlers handlers = {{"client_id", [&](const Value& id) {
                          oauth2.client_id = ReadLine(reader, id);
                        }}};
  AddSecret(reader, oauth2.client_secret, "client_secret", "client_secret_file",
            handlers);
  handlers.emplace_back("scopes", [&](const Value& scopes) {
    for (Text& scope : reader.Strings(scopes))
      oauth2.scopes.push_back(std::move(scope.value));
  });
  handlers.emplace_back("token_url", [&](const Value& url) {
    oauth2.token_url = ReadUrl(reader, url);
  });
  handlers.emplace_back("endpoint_params", [&](const Value& params) {
    reader.Map(params, [&](const Value& param) {
      if (std::optional<Text> text = reader.String(param))
        oauth2.endpoint_params.emplace_back(param.key, std::move(text->value));
    });
  });
  AddConnectionHandlers(reader, oauth2.tls, oauth2.proxy, handlers);
  if (!reader.Map(value, handlers)) return oauth2;
  CheckHas(reader, value, "client_id");
  CheckOne(reader, value, "client_secret", "client_secret_file");
  CheckHas(reader, value, "token_url");
  CheckProxy(reader, value, oauth2.proxy);
  return oauth2;
}

}  // namespace

std::string ReadUrl(ConfigReader& reader, const Value& value) {
  std::string url = ReadLine(reader, value);
  if (url.empty()) return {};
  if (const Result<Url> parsed = Url::Parse(url); !parsed) {
    reader.Add(value.node.line,
               '`' + std::string(value.key) + "`: " + parsed.error().message());
    return {};
  }
  return url;
}

std::string ReadPointer(ConfigReader& reader, const Value& value) {
  const std::optional<Text> text = reader.String(value);
  if (!text) return {};
  bool valid = text->value.starts_with('/');
  for (std::size_t at = text->value.find('~'); at != std::string::npos;
       at = text->value.find('~', at + 1))
    valid = valid && at + 1 < text->value.size() &&
            (text->value[at + 1] == '0' || text->value[at + 1] == '1');
  if (valid) return text->value;
  reader.AddWrong(value, *text, "a JSON pointer, as in /value");
  return {};
}

void AddHttpHandlers(ConfigReader& reader, HttpOptions& http, std::string& met,
                     Handlers& handlers) {
  Handlers own = {{"basic_auth",
                   [&](const Value& value) {
                     http.basic_auth = ReadBasicAuth(reader, value);
                   }},
                  {"authorization",
                   [&](const Value& value) {
                     http.authorization = ReadAuthorization(reader, value);
                   }},
                  {"oauth2", [&](const Value& value) {
                     http.oauth2 = ReadOAuth2(reader, value);
                   }}};
  AddConnectionHandlers(reader, http.tls, http.proxy, own);
  for (auto& [key, handler] : own)
    handlers.emplace_back(
        key, [&met, handler = std::move(handler)](const Value& value) {
          met = value.key;
          handler(value);
        });
}

void CheckHttp(ConfigReader& reader, const Value& source,
               const HttpOptions& http) {
  if (http.basic_auth.has_value() + http.authorization.has_value() +
          http.oauth2.has_value() >
      1)
    reader.Add(source.node.line,
               "`source` takes one of `basic_auth`, `authorization` and "
               "`oauth2`");
  CheckProxy(reader, source, http.proxy);
}

}  // namespace planwatch
