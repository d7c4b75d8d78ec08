// Before the first paint: the theme and the language of last time, so that nothing flashes.
// A file of its own, for the content security policy allows no script inside the page.
document.documentElement.dataset.theme = localStorage.getItem('chengyun.theme') ?? 'dark'
document.documentElement.lang = localStorage.getItem('chengyun.language') ?? 'zh-CN'
