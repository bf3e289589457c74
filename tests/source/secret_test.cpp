#include "collectors/source/secret.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/base/folder.h"

namespace planwatch {
namespace {

using testing::HasSubstr;

std::string Read(const Secret& secret) {
  const Result<std::string> read = ReadSecret(secret, "password_file");
  return read ? *read : "fault: " + read.error().message();
}

TEST(Secrets, AreReadAtEachUseWithoutTheSpaceAroundThem) {
  const test::TempFolder folder;
  EXPECT_EQ(Read({"s3cret", ""}), "s3cret");
  const auto file = folder.Write("secret", "  s3 cret\r\n\n");
  EXPECT_EQ(Read({"", file}), "s3 cret");
  folder.Replace("secret", "other");
  EXPECT_EQ(Read({"", file}), "other");
}

TEST(Secrets, ThatAreNoneAreErrorsThatDoNotQuoteThem) {
  const test::TempFolder folder;
  EXPECT_THAT(Read({"", folder / "gone"}),
              "fault: the file of `password_file` can't be read; see that it "
              "is there, and that the daemon's user may read it");
  EXPECT_THAT(Read({"", folder.path()}), HasSubstr("can't be read"));
  EXPECT_THAT(Read({"", folder.Write("empty", " \n")}),
              "fault: there is nothing in the file of `password_file`");
  EXPECT_THAT(Read({"", folder.Write("lines", "s3cret\nX: y\n")}),
              "fault: the file of `password_file` has more in it than one line "
              "of text");
  EXPECT_THAT(
      Read({"s3cret\r\nX: y", ""}),
      "fault: the secret has a line break or a control character in it");
}

// It becomes part of a header.
TEST(Secrets, HaveNoControlCharacterInTheirMiddle) {
  const test::TempFolder folder;
  for (const char inside : {'\x01', '\t', '\n', '\x1f', '\x7f'}) {
    const std::string text = std::string("a") + inside + "b";
    EXPECT_THAT(Read({text, ""}), HasSubstr("a control character in it"));
    EXPECT_THAT(Read({"", folder.Write("secret", text)}),
                HasSubstr("the file of `password_file` has more in it"));
  }
  for (const std::string inside : {" ", "!", "~", "\u00E9"})
    EXPECT_EQ(Read({"\t a" + inside + "b \t", ""}), "a" + inside + "b");
}

TEST(Secrets, AreOf64KiBAtMost) {
  const test::TempFolder folder;
  const std::string most(65'536, 'a');
  EXPECT_EQ(Read({"", folder.Write("most", most)}), most);
  EXPECT_THAT(Read({"", folder.Write("more", most + 'a')}),
              "fault: the file of `password_file` is larger than 64 KiB; name "
              "the file that holds the secret alone");
}

}  // namespace
}  // namespace planwatch
