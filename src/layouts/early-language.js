{
  let wanted = navigator.languages;
  try {
    const remembered = localStorage.getItem('language');
    if (remembered) wanted = [remembered];
  } catch {}
  const spoken = wanted.find((tag) => /^(en|zh)\b/i.test(tag)) ?? 'en';
  const link = document.querySelector(`a[hreflang^="${spoken.slice(0, 2).toLowerCase()}"]`);
  if (link) location.replace(link.href);
}
