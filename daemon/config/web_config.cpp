#include "daemon/config/web_config.h"

#include <openssl/tls1.h>

#include <utility>
#include <variant>

#include "daemon/config/yaml.h"

namespace planwatch::web {
namespace {

using yaml::Reader;
using Value = Reader::Value;
using Handler = Reader::Handler;

template <typename T>
using Words = std::vector<std::pair<std::string, T>>;

const Words<ClientAuth>& ClientAuths() {
  static const auto& words = *new Words<ClientAuth>{
      {"NoClientCert", ClientAuth::kNoClientCert},
      {"RequestClientCert", ClientAuth::kRequestClientCert},
      {"RequireClientCert", ClientAuth::kRequireAnyClientCert},
      {"RequireAnyClientCert", ClientAuth::kRequireAnyClientCert},
      {"VerifyClientCertIfGiven", ClientAuth::kVerifyClientCertIfGiven},
      {"RequireAndVerifyClientCert", ClientAuth::kRequireAndVerifyClientCert}};
  return words;
}

// TLS 1.0 and 1.1 are deprecated (RFC 8996).
const Words<int>& TlsVersions() {
  static const auto& words =
      *new Words<int>{{"TLS12", TLS1_2_VERSION}, {"TLS13", TLS1_3_VERSION}};
  return words;
}

class WebConfigReader {
 public:
  explicit WebConfigReader(const std::filesystem::path& folder)
      : folder_(folder) {}

  WebConfig Read(const yaml::Node& root) {
    WebConfig config;
    if (root.kind == yaml::Node::Kind::kNothing) return config;
    reader_.Map({root, ""},
                {{"tls_server_config",
                  [&](const Value& value) {
                    if (value.node.kind != yaml::Node::Kind::kNothing)
                      ReadTls(value, config.tls.emplace());
                  }},
                 {"http_server_config", [&](const Value& v) { ReadHttp(v); }},
                 {"basic_auth_users",
                  [&](const Value& value) {
                    if (value.node.kind != yaml::Node::Kind::kNothing)
                      ReadUsers(value, config.users);
                  }},
                 {"rate_limit",
                  NotSupported("take it out, or limit requests in a proxy")}});
    return config;
  }

  std::vector<yaml::Fault> TakeFaults() { return reader_.TakeFaults(); }

 private:
  void Add(const Value& value, std::string_view text) {
    reader_.Add(value.node.line,
                "`" + std::string(value.key) + "`: " + std::string(text));
  }

  Handler ToFile(std::filesystem::path& file) {
    return [&](const Value& value) {
      if (const auto text = reader_.String(value)) file = folder_ / text->value;
    };
  }

  template <typename T>
  Handler ToChoice(T& choice, const Words<T>& words) {
    return [&](const Value& value) {
      std::vector<std::string> known;
      for (const auto& [word, meaning] : words) known.push_back(word);
      const auto given = reader_.OneOf(value, known);
      for (const auto& [word, meaning] : words)
        if (given == word) choice = meaning;
    };
  }

  Handler ToList(std::vector<std::string>& list) {
    return [&](const Value& value) {
      for (yaml::Text& text : reader_.Strings(value))
        list.push_back(std::move(text.value));
    };
  }

  Handler NotSupported(std::string_view instead) {
    return [this, instead](const Value& value) {
      Add(value, "planwatch does not support this; " + std::string(instead));
    };
  }

  void ReadTls(const Value& value, TlsConfig& tls) {
    const Handler inline_pem = NotSupported(
        "put it in a file, and name that by cert_file, key_file or "
        "client_ca_file");
    const bool is_map = reader_.Map(
        value,
        {{"cert_file", ToFile(tls.cert_file)},
         {"key_file", ToFile(tls.key_file)},
         {"client_auth_type", ToChoice(tls.client_auth, ClientAuths())},
         {"client_ca_file", ToFile(tls.client_ca_file)},
         {"min_version", ToChoice(tls.min_version, TlsVersions())},
         {"max_version", ToChoice(tls.max_version, TlsVersions())},
         {"cipher_suites", ToList(tls.cipher_suites)},
         {"prefer_server_cipher_suites",
          [&](const Value& flag) {
            tls.prefer_server_cipher_suites =
                reader_.Bool(flag).value_or(tls.prefer_server_cipher_suites);
          }},
         {"curve_preferences", ToList(tls.curves)},
         {"cert", inline_pem},
         {"key", inline_pem},
         {"client_ca", inline_pem},
         {"client_allowed_sans",
          NotSupported(
              "give the clients a CA of their own in client_ca_file")}});
    if (!is_map || reader_.fault_count() > 0) return;
    if (tls.cert_file.empty())
      Add(value, "cert_file is missing; name a PEM file");
    if (tls.key_file.empty())
      Add(value, "key_file is missing; name a PEM file");
    const bool verifies =
        tls.client_auth == ClientAuth::kVerifyClientCertIfGiven ||
        tls.client_auth == ClientAuth::kRequireAndVerifyClientCert;
    if (verifies && tls.client_ca_file.empty())
      Add(value, "client_auth_type needs a client_ca_file");
    if (!verifies && !tls.client_ca_file.empty())
      Add(value,
          "client_ca_file has no effect without client_auth_type: "
          "RequireAndVerifyClientCert");
    if (tls.min_version > tls.max_version)
      Add(value, "min_version is above max_version");
  }

  void ReadHttp(const Value& value) {
    reader_.Map(
        value,
        {{"http2",
          [&](const Value& flag) {
            if (reader_.Bool(flag).value_or(false))
              Add(flag,
                  "planwatch speaks HTTP/1.1 only; write false, or take it "
                  "out");
          }},
         {"headers", NotSupported("take it out, or set headers in a proxy")}});
  }

  void ReadUsers(const Value& value,
                 std::map<std::string, std::string>& users) {
    reader_.Map(value, [&](const Value& user) {
      const auto hash = reader_.String(user);
      if (!hash) return;
      // BasicAuth::Make checks whether crypt(3) accepts the hash.
      if (hash->value.starts_with("$2"))
        users.emplace(user.key, hash->value);
      else
        reader_.Add(user.node.line,
                    "basic_auth_users: the password of a user must be a bcrypt "
                    "hash, as `" +
                        std::string(kHtpasswd) + "` writes it");
    });
  }

  const std::filesystem::path& folder_;
  const Reader::Environment no_variables_ = [](const std::string&) {
    return std::nullopt;
  };
  Reader reader_{no_variables_};
};

Error ToError(const yaml::Fault& fault) {
  return Error((fault.line > 0 ? "line " + std::to_string(fault.line) + ": "
                               : std::string()) +
               fault.text);
}

}  // namespace

Result<WebConfig> ParseWebConfig(std::string_view text,
                                 const std::filesystem::path& folder) {
  const std::variant<yaml::Node, yaml::Fault> parsed = yaml::Parse(text);
  if (const auto* fault = std::get_if<yaml::Fault>(&parsed))
    return ToError(*fault);
  WebConfigReader reader(folder);
  WebConfig config = reader.Read(std::get<yaml::Node>(parsed));
  const std::vector<yaml::Fault> faults = reader.TakeFaults();
  if (!faults.empty()) return ToError(faults.front());
  return config;
}

}  // namespace planwatch::web
