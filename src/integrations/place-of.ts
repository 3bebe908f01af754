/** How an error names the file a reader can open: from the root of the project. */
export function placeOf(file: URL | undefined): string {
  return file?.pathname.replace(/^.*(?=content\/)/, '') ?? 'a chapter';
}
