// The web configuration file, in the format of Prometheus' exporter-toolkit:
// TLS and basic authentication. planwatch adds no keys of its own, so that one
// file serves every exporter on a machine.
//
// What planwatch does not support (HTTP/2, TLS before 1.2, custom headers, rate
// limits) is an error that names its line, and is never ignored. Any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"

namespace planwatch::web {

// Writes the hash of a password.
inline constexpr std::string_view kHtpasswd =
    "htpasswd -nBC 10 \"\" | tr -d ':\\n'";

// As Go's crypto/tls names them.
enum class ClientAuth {
  kNoClientCert,
  kRequestClientCert,
  kRequireAnyClientCert,
  kVerifyClientCertIfGiven,
  kRequireAndVerifyClientCert,
};

struct TlsConfig {
  std::filesystem::path cert_file, key_file;  // PEM; the chain after the cert
  ClientAuth client_auth = ClientAuth::kNoClientCert;
  std::filesystem::path client_ca_file;
  int min_version = 0x0303, max_version = 0x0304;  // TLS 1.2, TLS 1.3
  std::vector<std::string> cipher_suites;          // IANA names; empty: all
  bool prefer_server_cipher_suites = true;
  // As Go or OpenSSL names them; empty: OpenSSL's.
  std::vector<std::string> curves;
};

struct WebConfig {
  std::optional<TlsConfig> tls;
  // User → bcrypt hash; empty: no authentication.
  std::map<std::string, std::string> users;
};

// Relative files are relative to `folder`. Errors begin with "line N: " and
// never hold a value that may be secret.
Result<WebConfig> ParseWebConfig(std::string_view text,
                                 const std::filesystem::path& folder);

}  // namespace planwatch::web
