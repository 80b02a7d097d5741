"""What goes into the ministry's screens and SPIRIT: `contents` is all there is of an innovation,
`gaps` what is missing of it, `uploading` how it is marked as uploaded, and how that is undone."""
