#include "collectors/source/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

struct FreeCurl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};
using UrlHandle = std::unique_ptr<CURLU, FreeCurl>;

constexpr unsigned kFlags = CURLU_URLENCODE | CURLU_ALLOW_SPACE |
                            CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME |
                            CURLU_NO_AUTHORITY;

Error Wrong(CURLUcode code) {
  switch (code) {
    case CURLUE_USER_NOT_ALLOWED:
      return Error(
          "the address has a user's name in it; give name and password under "
          "`basic_auth:`");
    case CURLUE_BAD_PORT_NUMBER:
      return Error("the address has a port that is not a number up to 65535");
    default:
      return Error(
          "this is not an address of the web; write it as in "
          "https://example.org/plan.docx");
  }
}

std::string Part(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, FreeCurl> owner(text);
  return text;
}

// Whether it is a document's name, which tells nothing else.
bool IsFileName(std::string_view segment) {
  static constexpr std::string_view kExtensions[] = {
      ".csv", ".docx", ".json", ".ods", ".tsv", ".txt", ".xlsm", ".xlsx"};
  const std::string folded = Fold(segment);
  return std::any_of(std::begin(kExtensions), std::end(kExtensions),
                     [&](std::string_view extension) {
                       return folded.size() > extension.size() &&
                              folded.ends_with(extension);
                     });
}

// "plan.docx" of "/sites/a/root:/Plans/plan.docx:/content".
std::string FileName(std::string_view path) {
  const std::vector<std::string> segments = Split(path, '/');
  for (auto segment = segments.rbegin(); segment != segments.rend();
       ++segment) {
    std::string_view name = *segment;
    if (name.ends_with(':')) name.remove_suffix(1);
    if (IsFileName(name)) return Cut(Tidy(name), kLabelCharacters);
  }
  return {};
}

}  // namespace

std::string_view Url::WithoutQuery() const {
  return std::string_view(text_).substr(0, text_.find('?'));
}

Result<Url> Url::Parse(std::string_view text) {
  const UrlHandle handle(curl_url());
  const CURLUcode code = curl_url_set(handle.get(), CURLUPART_URL,
                                      std::string(text).c_str(), kFlags);
  if (code != CURLUE_OK) return Wrong(code);
  curl_url_set(handle.get(), CURLUPART_FRAGMENT, nullptr, 0);
  const std::string scheme = Part(handle.get(), CURLUPART_SCHEME);
  const std::string host = Fold(Part(handle.get(), CURLUPART_HOST));
  if ((scheme != "http" && scheme != "https") || host.empty())
    return Wrong(CURLUE_BAD_SCHEME);
  Url url;
  url.text_ = Part(handle.get(), CURLUPART_URL);
  url.secure_ = scheme == "https";
  const std::string port =
      Part(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  url.origin_ = scheme + "://" + host + ':' + port;
  url.host_ = port == (url.secure_ ? "443" : "80") ? host : host + ':' + port;
  const std::string file =
      FileName(Part(handle.get(), CURLUPART_PATH, CURLU_URLDECODE));
  url.name_ = file.empty() ? url.host_ : file + " at " + url.host_;
  return url;
}

Result<Url> Url::Resolve(std::string_view reference) const {
  const UrlHandle handle(curl_url());
  CURLUcode code =
      curl_url_set(handle.get(), CURLUPART_URL, text_.c_str(), kFlags);
  if (code == CURLUE_OK)
    code = curl_url_set(handle.get(), CURLUPART_URL,
                        std::string(reference).c_str(), kFlags);
  if (code != CURLUE_OK) return Wrong(code);
  return Parse(Part(handle.get(), CURLUPART_URL));
}

}  // namespace planwatch
