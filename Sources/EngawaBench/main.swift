BenchPlatform.prepareMemory()
Bench.main()
