using BenchmarkDotNet.Running;
using Wit.Benchmarks;

// `quick` prints one table in seconds; anything else is BenchmarkDotNet's command line.
if (args is ["quick"]) QuickRun.Run(Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly).Run(args);
