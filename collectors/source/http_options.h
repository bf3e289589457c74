// How a document on the web is fetched: the keys of Prometheus' HTTP client
// configuration (`<http_config>`), by their own names. Plain values.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace planwatch {

// Written in the configuration, or in a file that is read at each use, so that
// a changed secret is taken without a reload.
struct Secret {
  std::string value;
  std::filesystem::path file;  // stands for `value`, where there is one
  friend bool operator==(const Secret&, const Secret&) = default;
};

struct TlsOptions {
  enum class Version { kTls12, kTls13 };

  // These authorities alone; empty: the system's.
  std::filesystem::path ca_file;
  std::filesystem::path cert_file, key_file;  // the client's own
  // The name that the certificate is for; empty: the host's.
  std::string server_name;
  bool insecure_skip_verify = false;
  Version min_version = Version::kTls12;
  friend bool operator==(const TlsOptions&, const TlsOptions&) = default;
};

struct ProxyOptions {
  std::string proxy_url;  // empty: none
  std::string no_proxy;   // hosts, domains and networks, with commas
  bool proxy_from_environment = false;  // http_proxy, https_proxy, no_proxy
  friend bool operator==(const ProxyOptions&, const ProxyOptions&) = default;
};

struct BasicAuth {
  std::string username;
  Secret password;
  friend bool operator==(const BasicAuth&, const BasicAuth&) = default;
};

struct Authorization {
  std::string type = "Bearer";
  Secret credentials;
  friend bool operator==(const Authorization&, const Authorization&) = default;
};

// Client credentials (RFC 6749, 4.4).
struct OAuth2 {
  std::string client_id;
  Secret client_secret;
  std::vector<std::string> scopes;
  std::string token_url;
  std::vector<std::pair<std::string, std::string>> endpoint_params;
  TlsOptions tls;
  ProxyOptions proxy;
  friend bool operator==(const OAuth2&, const OAuth2&) = default;
};

struct HttpOptions {
  // At most one of them.
  std::optional<BasicAuth> basic_auth;
  std::optional<Authorization> authorization;
  std::optional<OAuth2> oauth2;
  TlsOptions tls;
  ProxyOptions proxy;
  friend bool operator==(const HttpOptions&, const HttpOptions&) = default;
};

}  // namespace planwatch
