#include "daemon/config/web_config.h"

#include <openssl/tls1.h>
#include <yaml-cpp/yaml.h>

#include <exception>
#include <functional>
#include <set>
#include <utility>

namespace planwatch::web {
namespace {

// A value, with its key and line for messages.
struct Value {
  std::string key;
  YAML::Node node;
  int line;
};

Error At(int line, std::string_view text) {
  return Error("line " + std::to_string(line) + ": " + std::string(text));
}

Error At(const Value& value, std::string_view text) {
  return At(value.line, value.key + ": " + std::string(text));
}

using Handler = std::function<Status(const Value&)>;

// Calls `handler` for each key of a map, and prefixes its errors with the
// place.
Status ReadMap(const Value& map, const Handler& handler) {
  if (map.node.IsNull()) return {};
  if (!map.node.IsMap()) return At(map, "write `key: value` lines below it");
  std::set<std::string> seen;
  for (const auto& member : map.node) {
    if (!member.first.IsScalar()) return At(map, "a key must be one word");
    const std::string& key = member.first.Scalar();
    const int line = member.first.Mark().line + 1;
    if (!seen.insert(key).second)
      return At(line, key + " stands twice in the file");
    if (Status status = handler({key, member.second, line}); !status)
      return status;
  }
  return {};
}

Status ReadKeys(const Value& map,
                const std::map<std::string_view, Handler>& handlers) {
  return ReadMap(map, [&](const Value& value) -> Status {
    const auto found = handlers.find(value.key);
    const Value named{map.key.empty() ? value.key : map.key + "." + value.key,
                      value.node, value.line};
    if (found == handlers.end())
      return At(named, "planwatch has no such setting; take it out");
    return found->second(named);
  });
}

Result<std::string> Text(const Value& value) {
  if (!value.node.IsScalar() || value.node.Scalar().empty())
    return At(value, "write one value");
  return value.node.Scalar();
}

Handler ToFile(std::filesystem::path& file,
               const std::filesystem::path& folder) {
  return [&file, &folder](const Value& value) -> Status {
    Result<std::string> text = Text(value);
    if (!text) return std::move(text).error();
    file = folder / *text;
    return {};
  };
}

Handler ToBool(bool& flag) {
  return [&flag](const Value& value) -> Status {
    if (!YAML::convert<bool>::decode(value.node, flag))
      return At(value, "write true or false");
    return {};
  };
}

// The meaning of one of the words.
template <typename T>
Handler ToChoice(T& choice, const std::map<std::string_view, T>& choices) {
  return [&choice, choices](const Value& value) -> Status {
    if (value.node.IsScalar()) {
      if (const auto found = choices.find(value.node.Scalar());
          found != choices.end()) {
        choice = found->second;
        return {};
      }
    }
    std::string known;
    for (const auto& [word, meaning] : choices)
      known.append(known.empty() ? "" : ", ").append(word);
    return At(value, "write one of " + known);
  };
}

Handler ToList(std::vector<std::string>& list) {
  return [&list](const Value& value) -> Status {
    if (!value.node.IsSequence()) return At(value, "write a list");
    for (const YAML::Node& item : value.node) {
      Result<std::string> text = Text({value.key, item, value.line});
      if (!text) return std::move(text).error();
      list.push_back(*std::move(text));
    }
    return {};
  };
}

Handler NotSupported(std::string_view instead) {
  return [instead](const Value& value) -> Status {
    return At(value, "planwatch doesn't support this; " + std::string(instead));
  };
}

const std::map<std::string_view, ClientAuth>& ClientAuths() {
  static const auto& names = *new std::map<std::string_view, ClientAuth>{
      {"", ClientAuth::kNoClientCert},
      {"NoClientCert", ClientAuth::kNoClientCert},
      {"RequestClientCert", ClientAuth::kRequestClientCert},
      {"RequireClientCert", ClientAuth::kRequireAnyClientCert},
      {"RequireAnyClientCert", ClientAuth::kRequireAnyClientCert},
      {"VerifyClientCertIfGiven", ClientAuth::kVerifyClientCertIfGiven},
      {"RequireAndVerifyClientCert", ClientAuth::kRequireAndVerifyClientCert}};
  return names;
}

Status ReadTls(const Value& value, const std::filesystem::path& folder,
               TlsConfig& tls) {
  // TLS 1.0 and 1.1 are deprecated (RFC 8996).
  const std::map<std::string_view, int> versions = {{"TLS12", TLS1_2_VERSION},
                                                    {"TLS13", TLS1_3_VERSION}};
  const Handler inline_pem = NotSupported(
      "put it in a file, and name that by "
      "cert_file, key_file or "
      "client_ca_file");
  Status status = ReadKeys(
      value,
      {{"cert_file", ToFile(tls.cert_file, folder)},
       {"key_file", ToFile(tls.key_file, folder)},
       {"client_auth_type", ToChoice(tls.client_auth, ClientAuths())},
       {"client_ca_file", ToFile(tls.client_ca_file, folder)},
       {"min_version", ToChoice(tls.min_version, versions)},
       {"max_version", ToChoice(tls.max_version, versions)},
       {"cipher_suites", ToList(tls.cipher_suites)},
       {"prefer_server_cipher_suites", ToBool(tls.prefer_server_cipher_suites)},
       {"curve_preferences", ToList(tls.curves)},
       {"cert", inline_pem},
       {"key", inline_pem},
       {"client_ca", inline_pem},
       {"client_allowed_sans",
        NotSupported("give the clients a CA of their own in client_ca_file")}});
  if (!status) return status;
  for (const auto& [file, key] :
       {std::pair(&tls.cert_file, "cert_file"), {&tls.key_file, "key_file"}})
    if (file->empty())
      return At(value, std::string(key) + " is missing; name a PEM file");
  const bool verifies =
      tls.client_auth == ClientAuth::kVerifyClientCertIfGiven ||
      tls.client_auth == ClientAuth::kRequireAndVerifyClientCert;
  if (verifies == tls.client_ca_file.empty())
    return At(value, verifies ? "client_auth_type needs a client_ca_file"
                              : "client_ca_file has no effect without "
                                "client_auth_type: "
                                "RequireAndVerifyClientCert");
  if (tls.min_version > tls.max_version)
    return At(value, "min_version is above max_version");
  return {};
}

Status ReadHttp(const Value& value) {
  bool http2 = false;
  const Handler read_http2 = ToBool(http2);
  return ReadKeys(
      value,
      {{"http2",
        [&](const Value& setting) -> Status {
          if (Status status = read_http2(setting); !status) return status;
          if (!http2) return {};
          return At(setting,
                    "planwatch speaks HTTP/1.1 only; write false or take it "
                    "out");
        }},
       {"headers", NotSupported("take it out, or set headers in a proxy")}});
}

Status ReadUsers(const Value& value,
                 std::map<std::string, std::string>& users) {
  return ReadMap(value, [&](const Value& user) -> Status {
    // BasicAuth::Make checks whether crypt(3) accepts the hash.
    if (!user.node.IsScalar() || !user.node.Scalar().starts_with("$2"))
      return At(user.line,
                "basic_auth_users: the password of a user must be a bcrypt "
                "hash, as `htpasswd -nBC 10 \"\" | tr -d ':\\n'` writes it");
    users.emplace(user.key, user.node.Scalar());
    return {};
  });
}

}  // namespace

Result<WebConfig> ParseWebConfig(std::string_view yaml,
                                 const std::filesystem::path& folder) {
  WebConfig config;
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    Status status = ReadKeys(
        {"", root, 1},
        {{"tls_server_config",
          [&](const Value& value) -> Status {
            if (value.node.IsNull()) return {};
            return ReadTls(value, folder, config.tls.emplace());
          }},
         {"http_server_config", ReadHttp},
         {"basic_auth_users",
          [&](const Value& value) { return ReadUsers(value, config.users); }},
         {"rate_limit", NotSupported("take it out, or limit in a proxy")}});
    if (!status) return std::move(status).error();
  } catch (const YAML::Exception& e) {
    // Not what(): it may quote a secret.
    return Error(
        "line " + std::to_string(e.mark.line + 1) +
        ": this is not valid YAML; look for a missing colon, quote or space "
        "there or above");
  } catch (const std::exception&) {
    return Error("this is not valid YAML");
  }
  return config;
}

}  // namespace planwatch::web
