#include "collectors/source/http.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/source/gunzip.h"
#include "collectors/source/http_access.h"
#include "collectors/table/foreign.h"

namespace planwatch {
namespace {

// Bytes by which a web page is known, and more of it by which a sign-in page
// is.
constexpr std::size_t kHead = 1024;
constexpr std::size_t kPageHead = std::size_t{64} << 10;

// The bytes of a document: of one page after the other.
class DocumentStream : public ByteStream {
 public:
  DocumentStream(HttpAccess& access, HttpClient& client, std::string accept,
                 const HttpLimits& limits)
      : access_(access),
        client_(client),
        accept_(std::move(accept)),
        limits_(limits) {}

  // Fetches the first page.
  Status Open(const Url& url, const Validators& known) {
    visited_.insert(url.text());
    return Keep(Fetch(url, known));
  }

  // Of the first page, once it is open.
  bool unchanged() const { return document_->answer->status() == 304; }
  ReadInfo Info() const {
    ReadInfo info;
    if (visited_.size() > 1) return info;  // nothing is known of all pages
    const HttpAnswer& answer = *document_->answer;
    const Validators found{answer.Header("ETag"),
                           answer.Header("Last-Modified"),
                           document_->url.text()};
    info.version = found.ToString();
    if (const auto time = curl_getdate(found.date.c_str(), nullptr); time >= 0)
      info.modified = Instant{std::chrono::seconds{time}};
    return info;
  }

  Result<std::size_t> Read(std::span<char> buffer) override {
    if (at_ == head_.size()) return ReadBody(buffer);
    const std::size_t count = std::min(buffer.size(), head_.size() - at_);
    std::copy_n(head_.data() + at_, count, buffer.data());
    at_ += count;
    return count;
  }

  Status NextPage(std::string_view link) override {
    return Keep(FetchNext(link));
  }

  // What went wrong first; nullopt: nothing.
  const std::optional<Error>& fault() const { return fault_; }

 private:
  Status Keep(Status status) {
    if (!status && !fault_) fault_ = status.error();
    return status;
  }

  Status FetchNext(std::string_view link) {
    const Url& here = document_->url;
    const Result<Url> next = here.Resolve(link);
    if (!next)
      return Error("the link to the next page is not an address; see `next:`");
    if (next->origin() != here.origin() || next->origin() != origin_)
      return Error("the link to the next page leads to another server, " +
                   next->host() + "; it is not followed");
    if (!visited_.insert(next->text()).second)
      return Error(
          "the pages lead in a circle: the link to the next one leads to one "
          "that was read before");
    if (visited_.size() > limits_.pages)
      return Error("the document has more than " +
                   std::to_string(limits_.pages) +
                   " pages; ask for larger ones, or for fewer rows");
    return Fetch(*next, {});
  }

  Status Fetch(const Url& url, const Validators& known) {
    if (origin_.empty()) origin_ = url.origin();
    gunzip_.reset();
    head_.clear();
    at_ = 0;
    Result<Document> document = access_.Get(client_, url, accept_, known);
    if (!document) return std::move(document).error();
    document_ = *std::move(document);
    if (unchanged()) return {};
    const std::string encoding =
        Fold(document_->answer->Header("Content-Encoding"));
    if (encoding == "gzip" || encoding == "x-gzip")
      gunzip_.emplace(*document_->answer);
    else if (!encoding.empty() && encoding != "identity")
      return Error(
          "the server compresses its answer in a way that it was not asked "
          "for; have it send the document plain, or as gzip");
    else if (!document_->url.secure() && !document_->answer->IsBounded())
      return Error(
          "the server does not say where its answer ends, so half of it can't "
          "be told from all; have it send a Content-Length, or use https");
    return LookAtHead();
  }

  // A page for people in place of a document.
  Status LookAtHead() {
    if (Status read = ReadHead(kHead); !read) return read;
    if (!IsWebPage(head_)) return {};
    if (Status read = ReadHead(kPageHead); !read) return read;
    Error page = ForeignError(*FindForeign(head_));
    if (document_->url.origin() == origin_) return page;
    return std::move(page).In("the server redirects to " +
                              document_->url.host());
  }

  Status ReadHead(std::size_t most) {
    std::size_t size = head_.size();
    head_.resize(most);
    for (std::size_t count = 1; count > 0 && size < most; size += count) {
      const Result<std::size_t> read = ReadBody(std::span(head_).subspan(size));
      if (!read) return read.error();
      count = *read;
    }
    head_.resize(size);
    return {};
  }

  Result<std::size_t> ReadBody(std::span<char> buffer) {
    Result<std::size_t> count =
        gunzip_ ? gunzip_->Read(buffer) : document_->answer->Read(buffer);
    if (count && (bytes_ += *count) > limits_.bytes)
      count = Error("the answer is larger than " +
                    std::to_string(limits_.bytes >> 20) +
                    " MiB; ask for less of it");
    if (!count) (void)Keep(count.error());
    return count;
  }

  HttpAccess& access_;
  HttpClient& client_;
  const std::string accept_;
  const HttpLimits& limits_;
  std::string origin_;
  std::optional<Document> document_;
  std::optional<GunzipStream> gunzip_;
  std::string head_;  // of the page, looked at already; read up to at_
  std::size_t at_ = 0;
  std::size_t bytes_ = 0;
  std::set<std::string> visited_;
  std::optional<Error> fault_;
};

class HttpSource : public Source {
 public:
  HttpSource(const SourceOptions& options, const HttpLimits& limits, Url url)
      : options_(options),
        limits_(limits),
        url_(std::move(url)),
        access_(options_.http, url_) {}

  Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) override {
    return ReadIfChanged("", sink, std::move(stop));
  }

  Result<ReadInfo> ReadIfChanged(const std::string& known, RowSink& sink,
                                 std::stop_token stop) override {
    Result<ReadInfo> info = ReadUrl(known, sink, std::move(stop));
    if (!info) return std::move(info).error().In(name());
    return info;
  }

  const std::string& name() const override { return url_.name(); }

 private:
  Result<ReadInfo> ReadUrl(const std::string& known, RowSink& sink,
                           std::stop_token stop) {
    HttpClient client(std::move(stop), options_.timeout);
    DocumentStream bytes(access_, client,
                         options_.format == "json" ? "application/json" : "*/*",
                         limits_);
    if (Status opened = bytes.Open(url_, Validators::Parse(known)); !opened)
      return std::move(opened).error();
    if (bytes.unchanged()) {
      ReadInfo info;
      info.version = known;
      info.unchanged = true;
      return info;
    }
    const Status read =
        ReadTable(bytes, options_.format, options_.format_options, sink);
    // Comes before what the format has to say of half a document.
    if (bytes.fault()) return *bytes.fault();
    if (!read) return read.error();
    // A format may be done before the end, which has to be a good one.
    std::array<char, 4096> rest{};
    for (std::size_t count = 1; count > 0;) {
      const Result<std::size_t> more = bytes.Read(rest);
      if (!more) return more.error();
      count = *more;
    }
    return bytes.Info();
  }

  const SourceOptions options_;
  const HttpLimits limits_;
  const Url url_;
  HttpAccess access_;
};

}  // namespace

Result<std::unique_ptr<Source>> MakeHttpSource(const SourceOptions& options,
                                               const HttpLimits& limits) {
  Result<Url> url = Url::Parse(options.url);
  if (!url) return std::move(url).error();
  return std::unique_ptr<Source>(
      std::make_unique<HttpSource>(options, limits, *std::move(url)));
}

}  // namespace planwatch
