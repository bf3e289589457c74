#include "collectors/table/office/archive.h"

#include <zip.h>

#include <array>
#include <span>
#include <utility>

#include "collectors/table/limits.h"

namespace planwatch {
namespace {

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error NotWhole() {
  return Error(
      "the document is cut short or damaged; if it is being saved, it is read "
      "again once that is done, else open it and save it anew");
}

Result<std::string> ReadAll(ByteStream& bytes) {
  std::string all;
  std::array<char, 65536> buffer;
  for (;;) {
    Result<std::size_t> count = bytes.Read(buffer);
    if (!count) return std::move(count).error();
    if (*count == 0) return all;
    if (all.size() + *count > kMaxDocumentBytes)
      return Error(
          "the document is larger than 128 MiB; take large pictures "
          "out of it");
    all.append(buffer.data(), *count);
  }
}

// A part's name as the archive lists it: without the slash that some producers
// put in front.
std::string Listed(std::string_view part) {
  while (part.starts_with('/')) part.remove_prefix(1);
  return std::string(part);
}

}  // namespace

struct Archive::State {
  std::string bytes;  // what `zip` reads from
  std::unique_ptr<zip_t, CloseZip> zip;
  std::size_t inflated = 0;
  std::size_t elements = 0;
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::Open(ByteStream& bytes) {
  Result<std::string> all = ReadAll(bytes);
  if (!all) return std::move(all).error();
  auto state = std::make_unique<State>();
  state->bytes = *std::move(all);
  zip_source_t* source = zip_source_buffer_create(
      state->bytes.data(), state->bytes.size(), 0, nullptr);
  if (source == nullptr) return NotWhole();
  state->zip.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!state->zip) {
    zip_source_free(source);
    return NotWhole();
  }
  if (zip_get_num_entries(state->zip.get(), 0) >
      static_cast<zip_int64_t>(kMaxParts))
    return Error(
        "the document has more than 10,000 parts; that is no Word, "
        "Excel or OpenDocument file");
  return Archive(std::move(state));
}

Status Archive::CountElements(std::size_t count) {
  state_->elements += count;
  if (state_->elements <= kMaxXmlElements) return {};
  return Error(
      "the document has more than 20 million elements and is not read "
      "further; take out what isn't part of the table");
}

bool Archive::Has(std::string_view part) const {
  return zip_name_locate(state_->zip.get(), Listed(part).c_str(),
                         ZIP_FL_NOCASE) >= 0;
}

Status Archive::Read(std::string_view part,
                     const std::function<Status(std::string_view)>& take) {
  const zip_int64_t index =
      zip_name_locate(state_->zip.get(), Listed(part).c_str(), ZIP_FL_NOCASE);
  if (index < 0) return NotWhole();
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(state_->zip.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) {
    // Encryption of parts is not what Office does, but zip programs can.
    if (zip_error_code_zip(zip_get_error(state_->zip.get())) == ZIP_ER_NOPASSWD)
      return Error(
          "the document is protected by a password; save a copy "
          "without one");
    return NotWhole();
  }
  std::array<char, 65536> buffer;
  for (;;) {
    const zip_int64_t count =
        zip_fread(file.get(), buffer.data(), buffer.size());
    if (count < 0) return NotWhole();
    if (count == 0) return {};
    state_->inflated += static_cast<std::size_t>(count);
    if (state_->inflated > kMaxInflatedBytes)
      return Error(
          "the document unpacks to more than 512 MiB and is not read "
          "further");
    if (Status s = take({buffer.data(), static_cast<std::size_t>(count)}); !s)
      return s;
  }
}

}  // namespace planwatch
