// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The built program with the benchmark's subscribers, brought in the way an operator does it.
struct FirsthopServer {
    let bench: Bench
    let subscribers: Int
    /// A connection string of an empty PostgreSQL database; nil for a file.
    var database: String?

    private var name: String { "firsthop-\(subscribers)\(database == nil ? "" : "-postgresql")" }
    private var folder: String { bench.folder.file(name) }

    /// Makes the provider, unless another topic has: an address plan, a plan, a router and, from a file, the lines.
    func prepare() throws {
        guard !FileManager.default.fileExists(atPath: folder) else { return }
        let first = try ServerProcess(serve(port: try FreePort.find()), log: bench.folder.file("firsthop-new.log"))
        try first.output(within: 60) { $0.contains("Ctrl-C stops it.") ? () : nil }
        withExtendedLifetime(first) {}
        try firsthop("customer", "company", "Benchmark", "--currency", "EUR", "--zone", "Etc/UTC")
        try firsthop("plan", "add", "Home", "100M/20M")
        try firsthop(
            "nas", "add", "edge1", "127.0.0.1", "--vendor", "mikrotik", "--secret-file", "-",
            input: RadiusServing.secret + "\n")
        for pool in [RadiusSubscribers.framedPool, RadiusSubscribers.delegatedPool] {
            try firsthop("addresses", "add", "block", pool, "--name", pool, "--allow-documentation")
        }
        let file = bench.folder.file("lines.csv")
        try RadiusSubscribers.write(
            file, header: "service,customer,plan,user_name,password,delegation,link\n", count: subscribers
        ) { number in
            let name = RadiusSubscribers.name(number)
            return "\(name),\(name),Home,\(name),\(RadiusSubscribers.password(number)),"
                + "\(RadiusSubscribers.delegated(number)),\(RadiusSubscribers.framed(number))\n"
        }
        let start = ContinuousClock.now
        try firsthop("service", "import", file)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        Progress.say("imported \(subscribers) lines in \(Digits.short(seconds)) s")
    }

    /// Starts it, and returns at once.
    func start() throws -> RadiusServing {
        let port = try FreePort.find()
        let process = try ServerProcess(
            serve(port: port), log: bench.folder.file("\(name).log"))
        return RadiusServing(process: process, port: port)
    }

    private var copy: String { "\(folder)/access-directory.sealed" }

    /// Forgets the sealed copy of the directory, as if it started for the first time.
    func discardCopy() throws {
        guard FileManager.default.fileExists(atPath: copy) else { return }
        try FileManager.default.removeItem(atPath: copy)
    }

    /// Waits until it has written a sealed copy of the directory.
    func awaitCopy() throws {
        let end = Date(timeIntervalSinceNow: 120)
        while !FileManager.default.fileExists(atPath: copy) {
            guard Date() < end else { throw BenchmarkError("\(copy) was not written within two minutes") }
            Thread.sleep(forTimeInterval: 0.1)
        }
    }

    /// Starts it with a known port for accounting too, and returns when it is ready.
    func startAccounting() throws -> AccountingServing {
        let (port, accountingPort, webPort) = (try FreePort.find(), try FreePort.find(), try FreePort.find())
        let process = try ServerProcess(
            serve(port: port, accountingPort: accountingPort, webPort: webPort), log: bench.folder.file("\(name).log"))
        try process.output(within: 60) { $0.contains("Ctrl-C stops it.") ? () : nil }
        return AccountingServing(
            logins: RadiusServing(process: process, port: port),
            accounting: RadiusServing(process: process, port: accountingPort), webPort: webPort)
    }

    /// Lets routers with any address in a network in.
    func addRouters(_ name: String, at network: String) throws {
        try firsthop(
            "nas", "add", name, network, "--vendor", "mikrotik", "--secret-file", "-",
            input: RadiusServing.secret + "\n")
    }

    private func serve(port: Int, accountingPort: Int = 0, webPort: Int = 0) -> [String] {
        [
            bench.program, "serve", "--radius-listen", "127.0.0.1:\(port)", "--radius-accounting-listen",
            "127.0.0.1:\(accountingPort)", "--http-listen", "127.0.0.1:\(webPort)",
        ] + place
    }

    /// The flags that say where the data is.
    private var place: [String] { ["--data", folder] + (database.map { ["--database", $0] } ?? []) }

    private func firsthop(_ arguments: String..., input: String? = nil) throws {
        try Command.run([bench.program] + arguments + place, input: input)
    }
}
