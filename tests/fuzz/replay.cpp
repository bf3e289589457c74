// Stands in for libFuzzer: every file of the folders named, once, within the
// time that a document may take.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr unsigned kMostSeconds = 60;
#else
constexpr unsigned kMostSeconds = 5;
#endif

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

int main(int count, char** folders) {
  for (int i = 1; i < count; ++i) {
    std::size_t files = 0;
    std::error_code missing;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(folders[i], missing)) {
      if (!entry.is_regular_file()) continue;
      // Said first: a fault ends the program here.
      std::puts(entry.path().c_str());
      std::fflush(stdout);
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes(std::istreambuf_iterator<char>(file), {});
      alarm(kMostSeconds);
      LLVMFuzzerTestOneInput(
          reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++files;
    }
    if (files == 0) {
      std::fprintf(stderr, "%s: no files\n", folders[i]);
      return 1;
    }
  }
  return count > 1 ? 0 : 1;
}
