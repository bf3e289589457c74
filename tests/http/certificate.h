// Certificates made for a test.
#pragma once

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>
#include <string>

#include "tests/base/folder.h"

namespace planwatch::web {

struct Certificate {
  struct Free {
    void operator()(X509* cert) const { ::X509_free(cert); }
    void operator()(EVP_PKEY* key) const { ::EVP_PKEY_free(key); }
  };
  std::unique_ptr<X509, Free> cert;
  std::unique_ptr<EVP_PKEY, Free> key;
};

// Signed by `issuer` or by itself. `names`: the hosts that it is for, as in
// "DNS:localhost,IP:127.0.0.1".
inline Certificate MakeCertificate(const char* name,
                                   const Certificate* issuer = nullptr,
                                   const char* names = nullptr) {
  Certificate made;
  made.key.reset(::EVP_EC_gen("P-256"));
  made.cert.reset(::X509_new());
  X509* cert = made.cert.get();
  ::X509_set_version(cert, 2);
  ::ASN1_INTEGER_set(::X509_get_serialNumber(cert), issuer ? 2 : 1);
  ::X509_gmtime_adj(::X509_getm_notBefore(cert), -3600);
  ::X509_gmtime_adj(::X509_getm_notAfter(cert), 3600);
  ::X509_set_pubkey(cert, made.key.get());
  ::X509_NAME_add_entry_by_txt(
      ::X509_get_subject_name(cert), "CN", MBSTRING_ASC,
      reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  ::X509_set_issuer_name(
      cert, ::X509_get_subject_name(issuer ? issuer->cert.get() : cert));
  if (names != nullptr) {
    X509_EXTENSION* hosts =
        ::X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names);
    ::X509_add_ext(cert, hosts, -1);
    ::X509_EXTENSION_free(hosts);
  }
  if (issuer == nullptr) {
    X509_EXTENSION* is_authority = ::X509V3_EXT_conf_nid(
        nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE");
    ::X509_add_ext(cert, is_authority, -1);
    ::X509_EXTENSION_free(is_authority);
  }
  ::X509_sign(cert, issuer ? issuer->key.get() : made.key.get(),
              ::EVP_sha256());
  return made;
}

inline void WriteCertificate(const Certificate& certificate,
                             const test::TempFolder& folder,
                             const std::string& name) {
  const auto open = [&](const std::string& file) {
    return std::fopen((folder.path() / file).c_str(), "w");
  };
  std::FILE* cert = open(name + ".crt");
  ::PEM_write_X509(cert, certificate.cert.get());
  std::fclose(cert);
  std::FILE* key = open(name + ".key");
  ::PEM_write_PrivateKey(key, certificate.key.get(), nullptr, nullptr, 0,
                         nullptr, nullptr);
  std::fclose(key);
}

}  // namespace planwatch::web
