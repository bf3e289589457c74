#include "daemon/http/cross_site.h"

#include <arpa/inet.h>

#include "collectors/base/ascii.h"

namespace planwatch::web {
namespace {

// "https://board.example.org:8443/planwatch" → "board.example.org:8443".
std::string_view Authority(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

// "board.example.org:8443" → "board.example.org"; "[::1]:80" → "::1".
std::string_view HostOf(std::string_view authority) {
  const std::size_t end = authority.find(']');
  if (authority.starts_with('[') && end != authority.npos &&
      authority.substr(end + 1, 1).find_first_not_of(':') == authority.npos)
    return authority.substr(1, end - 1);
  return authority.substr(0, authority.find(':'));
}

bool IsIpAddress(const std::string& host) {
  in6_addr address{};
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

}  // namespace

KnownHosts::KnownHosts(const std::vector<std::string>& names,
                       std::string_view external_url) {
  for (const std::string& name : names) names_.insert(ToLower(name));
  names_.insert(ToLower(HostOf(Authority(external_url))));
}

bool KnownHosts::Contains(std::string_view host_field) const {
  const std::string host = ToLower(HostOf(host_field));
  return host.find('.') == host.npos || names_.contains(host) ||
         IsIpAddress(host);
}

bool IsCrossSite(const Request& request) {
  const std::string& site = request.sec_fetch_site;
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  // "null": a page that hides where it comes from.
  return !request.origin.empty() &&
         ToLower(Authority(request.origin)) != ToLower(request.host);
}

}  // namespace planwatch::web
