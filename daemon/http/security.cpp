#include "daemon/http/security.h"

#include <openssl/err.h>
#include <sys/stat.h>

#include <cstdint>
#include <fstream>
#include <iterator>

#include "collectors/base/text.h"
#include "daemon/config/web_config.h"

namespace planwatch::web {
namespace {

namespace fs = std::filesystem;

Error Because(const fs::path& file, std::string_view text) {
  const char* reason = ::ERR_reason_error_string(::ERR_peek_last_error());
  ::ERR_clear_error();
  return Error(file.string() + ": " + std::string(text) +
               (reason ? " (" + std::string(reason) + ")" : ""));
}

int AcceptAnyCertificate(int, X509_STORE_CTX*) { return 1; }

Status SetClientAuth(SSL_CTX& context, const TlsConfig& config) {
  switch (config.client_auth) {
    case ClientAuth::kNoClientCert:
      return {};
    case ClientAuth::kRequestClientCert:
      ::SSL_CTX_set_verify(&context, SSL_VERIFY_PEER, AcceptAnyCertificate);
      return {};
    case ClientAuth::kRequireAnyClientCert:
      ::SSL_CTX_set_verify(&context,
                           SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                           AcceptAnyCertificate);
      return {};
    case ClientAuth::kVerifyClientCertIfGiven:
      ::SSL_CTX_set_verify(&context, SSL_VERIFY_PEER, nullptr);
      break;
    case ClientAuth::kRequireAndVerifyClientCert:
      ::SSL_CTX_set_verify(
          &context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
      break;
  }
  const std::string file = config.client_ca_file.string();
  if (::SSL_CTX_load_verify_file(&context, file.c_str()) != 1)
    return Because(config.client_ca_file,
                   "no CA certificate can be read from client_ca_file; it "
                   "must be PEM, and readable by planwatch");
  // Tells clients which of their certificates to send.
  ::SSL_CTX_set_client_CA_list(&context,
                               ::SSL_load_client_CA_file(file.c_str()));
  return {};
}

// What TLS 1.2 may use: forward secrecy and authenticated encryption, as BCP
// 195 (RFC 9325, section 4.2) recommends.
constexpr char kCiphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";

bool IsRecommended(std::string_view cipher) {
  return cipher.starts_with("ECDHE-") &&
         (cipher.find("GCM") != cipher.npos ||
          cipher.find("CHACHA20") != cipher.npos);
}

Status SetCiphers(SSL_CTX& context, const TlsConfig& config) {
  std::vector<std::string> names;
  for (const std::string& suite : config.cipher_suites) {
    const std::string_view name = ::OPENSSL_cipher_name(suite.c_str());
    if (name == "(NONE)")
      return Error("cipher_suites: OpenSSL has no \"" + suite + "\"");
    // Those of TLS 1.3 aren't configurable; Go ignores them as well.
    if (name.starts_with("TLS_")) continue;
    if (!IsRecommended(name))
      return Error("cipher_suites: \"" + suite +
                   "\" lacks forward secrecy or authenticated encryption; "
                   "name suites with ECDHE and GCM or CHACHA20, or none");
    names.emplace_back(name);
  }
  const std::string list = names.empty() ? kCiphers : Join(names, ":");
  if (::SSL_CTX_set_cipher_list(&context, list.c_str()) != 1)
    return Error("cipher_suites: OpenSSL can't use these");
  if (config.prefer_server_cipher_suites)
    ::SSL_CTX_set_options(&context, SSL_OP_CIPHER_SERVER_PREFERENCE);

  std::vector<std::string> groups;
  for (std::string curve : config.curves) {
    // Go's CurveP256 is OpenSSL's P-256.
    if (curve.starts_with("CurveP")) curve.replace(0, 6, "P-");
    groups.push_back(std::move(curve));
  }
  if (!groups.empty() &&
      ::SSL_CTX_set1_groups_list(&context, Join(groups, ":").c_str()) != 1)
    return Error(
        "curve_preferences: write some of CurveP256, CurveP384, CurveP521, "
        "X25519");
  return {};
}

Result<std::shared_ptr<SSL_CTX>> MakeTls(const TlsConfig& config) {
  ::ERR_clear_error();
  std::shared_ptr<SSL_CTX> context(::SSL_CTX_new(::TLS_server_method()),
                                   ::SSL_CTX_free);
  if (!context) return Error("OpenSSL has no memory for TLS");
  ::SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  ::SSL_CTX_set_options(context.get(),
                        SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  // Tickets of a session would outlive a change of the client certificates.
  ::SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET);
  ::SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  ::SSL_CTX_set_min_proto_version(context.get(), config.min_version);
  ::SSL_CTX_set_max_proto_version(context.get(), config.max_version);
  if (::SSL_CTX_use_certificate_chain_file(context.get(),
                                           config.cert_file.c_str()) != 1)
    return Because(config.cert_file,
                   "no certificate can be read from cert_file; it must be PEM, "
                   "and readable by planwatch");
  // OpenSSL would ask for a passphrase at the terminal.
  ::SSL_CTX_set_default_passwd_cb(context.get(),
                                  [](char*, int, int, void*) { return -1; });
  if (::SSL_CTX_use_PrivateKey_file(context.get(), config.key_file.c_str(),
                                    SSL_FILETYPE_PEM) != 1)
    return Because(config.key_file,
                   "no private key of the certificate can be read from "
                   "key_file; it must be PEM, without a passphrase, and "
                   "readable by planwatch");
  if (Status status = SetClientAuth(*context, config); !status)
    return std::move(status).error();
  if (Status status = SetCiphers(*context, config); !status)
    return std::move(status).error();
  return context;
}

// Changes whenever one of the files, its owner or its mode does.
std::string Stamp(const std::vector<fs::path>& files) {
  std::string stamp;
  for (const fs::path& file : files) {
    struct stat now {};
    if (::stat(file.c_str(), &now) == 0)
      for (const auto part : {static_cast<std::int64_t>(now.st_ino),
                              static_cast<std::int64_t>(now.st_size),
                              static_cast<std::int64_t>(now.st_mtim.tv_sec),
                              static_cast<std::int64_t>(now.st_mtim.tv_nsec),
                              static_cast<std::int64_t>(now.st_ctim.tv_sec),
                              static_cast<std::int64_t>(now.st_ctim.tv_nsec)})
        stamp.append(std::to_string(part)).append(" ");
    stamp += '\n';
  }
  return stamp;
}

}  // namespace

Result<Security> LoadSecurity(const fs::path& file,
                              std::vector<fs::path>* files) {
  if (files != nullptr) *files = {file};
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad())
    return Error(file.string() +
                 ": the web configuration file can't be read; look at its name "
                 "and its permissions");
  Result<WebConfig> config = ParseWebConfig(text, file.parent_path());
  if (!config) return std::move(config).error().In(file.string());

  Security security;
  if (config->tls) {
    if (files != nullptr)
      for (const fs::path& named :
           {config->tls->cert_file, config->tls->key_file,
            config->tls->client_ca_file})
        if (!named.empty()) files->push_back(named);
    Result<std::shared_ptr<SSL_CTX>> tls = MakeTls(*config->tls);
    if (!tls) return std::move(tls).error().In(file.string());
    security.tls = *std::move(tls);
  }
  if (!config->users.empty()) {
    auto auth = BasicAuth::Make(std::move(config->users));
    if (!auth) return std::move(auth).error().In(file.string());
    security.auth = *std::move(auth);
  }
  return security;
}

Result<std::unique_ptr<LiveSecurity>> LiveSecurity::Make(fs::path file,
                                                         OnChange on_change) {
  std::unique_ptr<LiveSecurity> live(new LiveSecurity(std::move(file)));
  live->on_change_ = std::move(on_change);
  if (live->file_.empty()) {
    live->current_ = std::make_shared<const Security>();
    return live;
  }
  Result<Security> loaded = LoadSecurity(live->file_, &live->files_);
  if (!loaded) return std::move(loaded).error();
  live->stamp_ = Stamp(live->files_);
  live->current_ = std::make_shared<const Security>(*std::move(loaded));
  return live;
}

std::shared_ptr<const Security> LiveSecurity::Get() {
  const std::lock_guard lock(mutex_);
  if (file_.empty()) return current_;
  std::string stamp = Stamp(files_);
  if (stamp == stamp_) return current_;
  const std::vector<fs::path> before = files_;
  Result<Security> loaded = LoadSecurity(file_, &files_);
  if (files_ != before) stamp = Stamp(files_);
  if (loaded) current_ = std::make_shared<const Security>(*std::move(loaded));
  if (on_change_) on_change_(loaded ? nullptr : &loaded.error());
  stamp_ = std::move(stamp);
  return current_;
}

}  // namespace planwatch::web
