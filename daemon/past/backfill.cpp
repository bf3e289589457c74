#include "daemon/past/backfill.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>

#include "collectors/exposition/exposition.h"

namespace planwatch {
namespace {

using FilePtr = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Error NoRoom() {
  return Error(
      "the days can't be gathered in a temporary file; see that there is room "
      "in the folder for temporary files, or set TMPDIR to one that has some");
}

// Without a name, in the folder that TMPDIR says, which std::tmpfile does not
// ask; nullptr where that fails.
FilePtr TemporaryFile() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (error) return {nullptr, std::fclose};
  std::string name = (folder / "planwatch-XXXXXX").string();
  const int descriptor = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return {nullptr, std::fclose};
  unlink(name.c_str());
  FilePtr file(fdopen(descriptor, "w+"), std::fclose);
  if (file == nullptr) close(descriptor);
  return file;
}

// The text of each family, in order of first appearance.
class Gathered {
 public:
  Status Add(prometheus::MetricFamily family) {
    const auto [found, is_new] = index_.emplace(family.name, files_.size());
    if (is_new) files_.push_back(TemporaryFile());
    std::FILE* const file = files_[found->second].get();
    if (file == nullptr) return NoRoom();
    std::string text = Serialize({std::move(family)}, TextFormat::kOpenMetrics);
    if (!is_new) text.erase(0, EndOfComments(text));
    if (std::fwrite(text.data(), 1, text.size(), file) != text.size())
      return NoRoom();
    return {};
  }

  Status Write(std::ostream& out) {
    std::array<char, 1 << 16> buffer{};
    for (const FilePtr& file : files_) {
      if (std::fflush(file.get()) != 0) return NoRoom();
      std::rewind(file.get());
      while (const std::size_t size =
                 std::fread(buffer.data(), 1, buffer.size(), file.get()))
        out.write(buffer.data(), static_cast<std::streamsize>(size));
      if (std::ferror(file.get()) != 0) return NoRoom();
    }
    out << kOpenMetricsEnd << std::flush;
    if (!out)
      return Error("the output can't be written; see that there is room");
    return {};
  }

 private:
  static std::size_t EndOfComments(const std::string& text) {
    std::size_t end = 0;
    while (end < text.size() && text[end] == '#')
      end = text.find('\n', end) + 1;
    return end;
  }

  std::map<std::string, std::size_t> index_;
  std::vector<FilePtr> files_;
};

}  // namespace

Status WriteBackfill(
    const Past& past, Date from, Date to,
    const std::vector<std::pair<std::string, std::string>>& labels,
    std::ostream& out) {
  const Calendar& calendar = *past.config().calendar;
  Gathered gathered;
  for (Date day = from; day <= to; day += std::chrono::days{1}) {
    const Published published = past.On(day);
    if (published.empty()) continue;
    const std::int64_t midnight =
        std::chrono::milliseconds(published.as_at_midnight().time_since_epoch())
            .count();
    for (prometheus::MetricFamily& family : MakeFamilies(published, calendar)) {
      for (prometheus::ClientMetric& metric : family.metric) {
        metric.timestamp_ms = midnight;
        for (const auto& [name, value] : labels)
          metric.label.push_back({name, value});
      }
      if (Status added = gathered.Add(std::move(family)); !added) return added;
    }
  }
  return gathered.Write(out);
}

}  // namespace planwatch
