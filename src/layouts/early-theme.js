try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    // Until the style sheet is there, the bare page has the chosen colour too.
    document.querySelector('meta[name="color-scheme"]').content = theme;
  }
} catch {}
