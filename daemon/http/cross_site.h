// Refuses requests that a page of another site makes a browser send.
//
// DNS rebinding: the page's own host name resolves to this machine, so that the
// browser takes us for the page's site; the `Host` field gives the name away.
// Cross-site request forgery: a form or script of another site sends a POST;
// `Origin` and `Sec-Fetch-Site` give it away (RFC 6454, W3C Fetch Metadata).
//
// Immutable: any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/request.h"

namespace planwatch::web {

class KnownHosts {
 public:
  // `names`: of this machine and of the listen address. `external_url` may be
  // empty.
  KnownHosts(const std::vector<std::string>& names,
             std::string_view external_url);

  // Whether a `Host` field (RFC 9110, section 7.2) names this server: by an IP
  // address, a name without a dot, which no public DNS resolves, one of the
  // names, or the external URL's host. An absent field (HTTP/1.0) passes, since
  // every browser sends it.
  bool Contains(std::string_view host_field) const;

 private:
  std::set<std::string, std::less<>> names_;  // in lower case
};

// Whether a request that changes something comes from a page of another site.
// Clients that are not browsers send neither field.
bool IsCrossSite(const Request& request);

}  // namespace planwatch::web
