// Colours as ratings. Pure functions: any thread.
#pragma once

#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

// The RAG of a fill, or of the colour of a text or bullet, by its hue: yellow,
// orange and gold are amber, light pink is a faint red, cyan is blue. White,
// black, greys, tans, the pale shades of banded tables, and colours that are
// none of the four (purple, magenta, teal) are unrated. The dark blues in which
// Office shades headers are blue: whether a cell is a header is not told by its
// colour.
Rag RagOfColour(Colour colour);

// The same of any tint, however pale: where the document says that a colour
// counts, its banding may be meant.
Rag RagOfTint(Colour colour);

}  // namespace planwatch
