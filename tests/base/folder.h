// A temporary folder of a test's own, removed with the object.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace planwatch::test {

class TempFolder {
 public:
  TempFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "planwatch-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
      throw std::runtime_error("can't make a temporary folder");
    path_ = name;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const {
    return path_ / name;
  }

  // Writes a file in place.
  std::filesystem::path Write(std::string_view name,
                              std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  // By rename, as Word, Excel and certificate tools save: a reader sees the
  // old file or the new one.
  std::filesystem::path Replace(std::string_view name,
                                std::string_view text) const {
    std::filesystem::rename(Write("~new", text), path_ / name);
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace planwatch::test
