/** False where the browser refuses storage: in private windows of some, and in frames of other sites. */
export function canKeep(): boolean {
  try {
    localStorage.setItem('kept', '');
    localStorage.removeItem('kept');
    return true;
  } catch {
    return false;
  }
}
