// Zip archives for tests, made in memory.
#pragma once

#include <zip.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace planwatch {

struct ZipPart {
  std::string name, text;
};

// Empty where there is no part. Ends the program where libzip refuses, as no
// test means it to.
inline std::string Zip(const std::vector<ZipPart>& parts,
                       bool compressed = true) {
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  require(bytes != nullptr);
  zip_source_keep(bytes);
  zip_t* archive = zip_open_from_source(bytes, ZIP_TRUNCATE, nullptr);
  require(archive != nullptr);
  for (const ZipPart& part : parts) {
    zip_source_t* text =
        zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), text,
                                           ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    if (index < 0) {  // no name that libzip writes
      zip_source_free(text);
      continue;
    }
    require(zip_set_file_compression(archive, static_cast<zip_uint64_t>(index),
                                     compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                     1) == 0);
  }
  if (zip_get_num_entries(archive, 0) == 0) {
    zip_discard(archive);
    zip_source_free(bytes);
    return {};
  }
  require(zip_close(archive) == 0);
  require(zip_source_open(bytes) == 0);
  zip_stat_t about;
  require(zip_source_stat(bytes, &about) == 0);
  std::string zipped(about.size, '\0');
  if (!zipped.empty())
    require(zip_source_read(bytes, zipped.data(), zipped.size()) ==
            static_cast<zip_int64_t>(zipped.size()));
  zip_source_close(bytes);
  zip_source_free(bytes);
  return zipped;
}

}  // namespace planwatch
