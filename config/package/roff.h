// Text and a README's Markdown as a manual page has it, in the macros of
// man(7). Of Markdown what our READMEs use: headings, paragraphs, lists,
// tables, code. No state: any thread.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace planwatch::roff {

// Literal characters: a backslash, a hyphen, what is not ASCII.
std::string Escape(std::string_view text);

// A paragraph of Markdown, wrapped, with its line end.
std::string Text(std::string_view markdown);

// The README from one heading of the second level up to another, or to its
// end: a section (.SH) each. False where there is no such heading. A row of a
// table is an entry named by its first cell; its other cells have the names of
// their columns, but for the second and for messages of wrong values, which are
// left out.
bool WritePart(std::istream& readme, std::string_view from, std::string_view to,
               std::ostream& out);

}  // namespace planwatch::roff
