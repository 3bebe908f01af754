{
  const theme = new URLSearchParams(location.search).get('theme');
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (parent !== window) root.dataset.framed = '';
}
