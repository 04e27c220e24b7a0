// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import NetworkValues
public import Simulation
import WebServer

/// `firsthop load`: asks a RADIUS server as many subscribers at once, or tells it of their sessions, and checks every reply.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Ask a RADIUS server as many subscribers at once, and check every reply.",
        discussion: """
            A run of # in a name or password stands for the subscriber's number, from 0: line#### is line0000, line0001 …
            With --accounting the server is told of sessions instead. With --storm routers come back at once, log all lines in \
            and tell of their start: how long until the last one is in?
            Prints one line of JSON. Latencies are in microseconds; at a fixed rate they count from when a request was due. \
            Exit code 1 when a reply was wrong, a request was given up or no reply came.
            """)

    @Argument(help: "The server's address and port: [::1]:1812, 192.0.2.1:1812.")
    var server: String

    @Option(help: "A file whose first line is the secret shared with the server; - reads standard input.")
    var secretFile: SecretSource

    @Option(help: "How passwords are proved: \(LoadMethod.allCases.map(\.rawValue).joined(separator: ", ")).")
    var method = LoadMethod.pap

    @Option(help: "How many subscribers ask, in random order.")
    var subscribers = 1000

    @Option(help: "Their user names.")
    var names = "line#######"

    @Option(help: "Their passwords.")
    var passwords = "word#######"

    @Option(help: "The pool in which subscriber n has the n-th Framed-IPv6-Prefix. Without it any will do.")
    var framed: String?

    @Option(help: "The length of the prefixes in --framed.")
    var framedLength = 64

    @Option(help: "The pool in which subscriber n has the n-th Delegated-IPv6-Prefix. Without it any will do.")
    var delegated: String?

    @Option(help: "The length of the prefixes in --delegated.")
    var delegatedLength = 56

    @Option(help: "Requests under way at once.")
    var window = 256

    @Option(help: "Requests sent each second, whether answers come or not, instead of a window.")
    var rate: Int?

    @Option(help: "Seconds that count.")
    var seconds = 10

    @Option(help: "Seconds before them, which do not.")
    var warmUp = 1

    @OptionGroup(title: "Accounting and storms")
    var telling: LoadAccountingOptions

    func validate() throws {
        guard telling.accounting, telling.storm else { return }
        throw ValidationError("Making a load: --accounting and --storm are two loads; choose one of them.")
    }

    func run() throws {
        let (json, isRight) =
            if telling.storm {
                try storm()
            } else if telling.accounting {
                try accounting()
            } else {
                try logins()
            }
        Terminal.output(json + "\n")
        guard isRight else { throw ExitCode.failure }
    }

    private func logins() throws -> (json: String, isRight: Bool) {
        let address = try ListenAddress(parsing: server)
        let plan = try LoadPlan(
            target: address.address, port: address.port, secret: try secretFile.read("shared secret"), method: method,
            subscribers: try series(framed: framed, delegated: delegated), pacing: pacing, duration: .seconds(seconds),
            warmUp: .seconds(warmUp))
        var generator = SystemRandomNumberGenerator()
        let report = try LoadRun.perform(plan, using: &generator)
        return (report.json, report.isRight)
    }

    private func accounting() throws -> (json: String, isRight: Bool) {
        let address = try ListenAddress(parsing: server)
        // What sessions report when nothing else is said: the prefixes for documentation, RFC 3849 and RFC 9637.
        let subscribers = try series(framed: framed ?? "2001:db8::/32", delegated: delegated ?? "3fff::/20")
        let plan = try AccountingPlan(
            target: address.address, port: address.port, secret: try secretFile.read("shared secret"),
            subscribers: subscribers, shape: try SessionShape(interimPercent: telling.interims), pacing: pacing,
            retry: try telling.retry, duration: .seconds(seconds), warmUp: .seconds(warmUp),
            warmUpRate: telling.warmUpRate, acknowledged: telling.acknowledged)
        var generator = SystemRandomNumberGenerator()
        let report = try LoadRun.perform(plan, using: &generator)
        return (report.json, report.isRight)
    }

    private func storm() throws -> (json: String, isRight: Bool) {
        let address = try ListenAddress(parsing: server)
        let plan = try StormPlan(
            target: address.address, port: address.port,
            accountingPort: telling.accountingPort ?? (address.port &+ 1),
            secret: try secretFile.read("shared secret"), method: method,
            subscribers: try series(framed: framed, delegated: delegated), routers: telling.routers,
            sources: try telling.sources.map { try IPPrefix(parsing: $0) }, outstanding: telling.outstanding,
            retry: try telling.retry)
        var generator = SystemRandomNumberGenerator()
        let report = try LoadRun.perform(plan, using: &generator)
        return (report.json, report.isRight)
    }

    private var pacing: Pacing { rate.map { .open(perSecond: $0) } ?? .closed(window: window) }

    private func series(framed: String?, delegated: String?) throws -> SubscriberSeries {
        try SubscriberSeries(
            count: subscribers, names: NamePattern(names), passwords: NamePattern(passwords),
            framed: try Self.series(framed, length: framedLength),
            delegated: try Self.series(delegated, length: delegatedLength))
    }

    private static func series(_ pool: String?, length: Int) throws -> PrefixSeries? {
        guard let pool else { return nil }
        return try PrefixSeries(pool: try IPv6Prefix(parsing: pool), length: length)
    }
}

extension LoadMethod: ExpressibleByArgument {}
