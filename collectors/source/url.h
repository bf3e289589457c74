// Addresses of the web, by libcurl's own parser: what is judged here is what
// curl requests.
//
// Immutable: any thread.
#pragma once

#include <string>
#include <string_view>

#include "collectors/base/result.h"

namespace planwatch {

class Url {
 public:
  // An absolute address. Spaces and other characters that it may not have are
  // escaped, and its fragment is dropped. Errors, which don't quote it: a
  // scheme other than http and https, no host, a user's name or password in it.
  static Result<Url> Parse(std::string_view text);
  // The address of a reference that stands in the document at this one.
  Result<Url> Resolve(std::string_view reference) const;

  const std::string& text() const { return text_; }
  // Who may see what was meant for this address: "https://example.org:443".
  const std::string& origin() const { return origin_; }
  bool secure() const { return secure_; }
  // For messages: the host, with a port that is not the usual one.
  const std::string& host() const { return host_; }
  // For messages: "plan.docx at example.org", or the host alone. The rest of
  // the address may have a secret in it.
  const std::string& name() const { return name_; }
  std::string_view WithoutQuery() const;

 private:
  Url() = default;

  std::string text_, origin_, host_, name_;
  bool secure_ = false;
};

}  // namespace planwatch
