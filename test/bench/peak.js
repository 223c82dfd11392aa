process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`peak ${process.resourceUsage().maxRSS}\nused ${(user + system) / 1000}\n`);
});
// An exit code of 1 is an answer of the program, and no failure of what it is held against may pass for one.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(70);
});
