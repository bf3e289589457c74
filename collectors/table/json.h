// JSON: an array of objects as a table.
//
// The array is the one that FormatOptions::rows points to; else the document
// itself, or the only array of objects that members alone lead to. Two of them
// are an error: nobody can tell which is meant. A row is an object, numbered
// from 1; the first row handed on has the names of all fields, in the order in
// which they are first met. Objects inside a row are fields named by their path
// ("fields/Title"). An array of plain values is a text with a line a value, one
// with anything else its JSON. null and a missing field are empty. Numbers are
// as written, but never with an exponent. `_x0020_` and its kin in a name, as
// SharePoint writes them, are the characters that they stand for; annotations
// of OData (`@odata.type`) are not fields.
//
// Row by row: memory is bounded by kMaxRecordBytes and kMaxJsonHead. Of the
// rows in kMaxJsonHead the names are collected, before the first is handed on.
#pragma once

#include <string_view>

#include "collectors/table/format.h"

namespace planwatch {

// A page that has a link to the next one (FormatOptions::next; else a usual
// name such as `@odata.nextLink`) is followed by that page: see
// ByteStream::NextPage. Errors: text that is not JSON or ends in the middle, no
// array of objects or several, an element that is not an object, a field that
// is first met after kMaxJsonHead, more than the limits.
Status ReadJson(ByteStream& bytes, const FormatOptions& options, RowSink& sink);

// Whether the bytes begin as an array or an object of JSON does.
bool RecognisesJson(std::string_view head);

}  // namespace planwatch
