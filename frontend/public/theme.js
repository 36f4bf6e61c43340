/* Sets theme and density before the first paint; a file of its own because the policy allows no inline script. */
try {
  for (const name of ['theme', 'density']) {
    const value = localStorage.getItem(`triptych.${name}`)
    if (value) document.documentElement.dataset[name] = value
  }
} catch {
  /* storage closed: the system's choice stands */
}
