// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import RadiusServer
import Storage
import WebServer

/// `firsthop session coa`
struct SessionChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coa", abstract: "Give a running session the terms that its line has now, or another speed.",
        discussion: """
            The terms are those that the line would get if it logged in now: its plan's, or a walled garden's. Waits for the \
            router's answer; the exit code is 0 only when the router says that it is done. What a router cannot change in a \
            running session needs `session disconnect`.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The session's number.")
    var session: Int64

    @Option(help: ArgumentHelp("Another speed than the plan's, until the next login.", valueName: "50M/10M"))
    var rates: String?

    @Flag(help: "Take back what a walled garden has set.")
    var restore = false

    @Flag(help: "Only say which session the router would be asked about.")
    var dryRun = false

    func run() async throws {
        let rates = try rates.map { try Rates(parsing: $0) }
        try await store.withProvider { provider in
            let details = try await provider.store.session(SessionID(session))
            if dryRun { return ControlReport.rehearsed("change", details.session, output) }
            let desk = try await ControlDesk.open(try await store.settings(), provider)
            defer { desk.close() }
            var grant = try grant(details.session, desk.directory, provider.store.clock.now())
            if let rates { grant.rates = rates }
            if restore { grant.purpose = .restore }
            let outcome = await desk.control.change(ControlledSession(details), to: grant)
            try ControlReport.write(outcome, details.session, output)
        }
    }

    /// What the line would be granted if it logged in now, with the right password and device.
    private func grant(_ session: SessionRecord, _ directory: AccessDirectory, _ now: Timestamp) throws -> AccessGrant {
        guard let service = session.service, let terms = directory.find(service: service) else {
            throw Refusal(
                .state, "session \(session.id) belongs to no line of ours, so it has no terms",
                advice: "firsthop session disconnect \(session.id)")
        }
        guard let nas = directory.nas(session.nas) else {
            throw Refusal(
                .notFound, "router \(session.nas) is not answered any more",
                advice: "firsthop nas list shows the routers")
        }
        let desired = desiredAccess(
            device: nil, terms: terms, plan: directory.plan(terms.plan), nas: nas, now: now)
        switch desired {
        case .online(let grant): return grant
        case .offline(let refusal):
            throw Refusal(
                .state, "the line would be refused now (\(refusal.reason.hyphenated))",
                advice: "firsthop session disconnect \(session.id)")
        }
    }
}
