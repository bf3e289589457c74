// Single letters as colours: R, A, G, B, and pairs of them. A letter rates only
// where it is all there is in its line, or where a clear stop parts it from a
// remark; everywhere else it is an article, an initial or half an abbreviation.
//
// Pure functions: any thread.
#pragma once

#include <span>
#include <string_view>

#include "collectors/words/lexer.h"
#include "collectors/words/rating.h"

namespace planwatch {

// The colour of a letter, or of a pair the worse: "a", "ag"; unrated where the
// word is none.
Rag RagOfLetters(std::string_view word);

// Whether a pair of letters in the line, which is as written, is the beginning
// of a word, and not two colours: "Gr".
bool HasAbbreviation(std::string_view line);

// Whether nothing stands in the line but letters for colours, colours, and what
// goes with them: "A/R", "RAG: G", "R (was A)". "A. Jones" and "b/f" are none.
bool OnlyLetters(std::span<const Token> tokens);

// How many tokens at the line's head are colours in letters with what goes with
// them: all of them in "A", three in "A/G (training is late)", one in "A –
// late" and "A: not on track". 0 where no clear stop ends them: "A new policy",
// "A. Jones", "R-001". `line` is as written: a small letter is an article.
std::size_t LettersAtHead(std::string_view line, std::span<const Token> tokens);

}  // namespace planwatch
