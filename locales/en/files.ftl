### The files of markup that the author publishes as they are: those that cannot be verified.

unverified-file-encoding = This file is not saved in UTF-8: sitegen cannot verify it.
    .help = Save it in UTF-8 with a text editor, or remove it from the folder static.
unverified-file-null = This file holds null characters, which no text does: sitegen cannot verify it.
    .help = The file is probably damaged. Replace it by a sound copy, or remove it from the folder static.
unverified-file-packed = This drawing is compressed: sitegen cannot verify it.
    .help = Unpack it and publish it as an ordinary .svg file.
