// What names a version of a document: its SHA-256 in the history, a random
// token in a page.
#pragma once

#include <openssl/evp.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

// In lower-case hexadecimal digits; empty if the file can't be read. Only for
// regular files: reading a pipe would block. Any thread.
std::string Sha256OfFile(const std::filesystem::path& file);

// 128 random bits, in hexadecimal digits; empty where the system has none. Any
// thread.
std::string RandomToken();

// Hands rows on, and makes the SHA-256 of all that stands in them: for a
// document that is not a file, such as one on the web or the rows of a query.
// One thread.
class DigestRows : public RowSink {
 public:
  // `sink` outlives it.
  explicit DigestRows(RowSink& sink);

  void Skip(const Place& place, std::string_view why) override {
    sink_.Skip(place, why);
  }
  void TakeText(std::string_view paragraph) override {
    sink_.TakeText(paragraph);
  }
  Status Take(const Row& row) override;
  bool NeedsColumn(std::size_t column) const override {
    return sink_.NeedsColumn(column);
  }
  bool HoldsColumn(std::size_t column) const override {
    return sink_.HoldsColumn(column);
  }
  RowSink* HiddenSheets() override { return sink_.HiddenSheets(); }
  // Of the rows taken, once; empty if there were none.
  std::string Finish();

 private:
  void AddText(std::string_view text);
  void AddNumber(std::uint64_t number);
  void AddColour(const std::optional<Colour>& colour);

  RowSink& sink_;
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
  bool good_ = false;
  bool has_rows_ = false;
};

}  // namespace planwatch
