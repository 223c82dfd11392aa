process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`peak ${process.resourceUsage().maxRSS}\nused ${(user + system) / 1000}\n`);
});
