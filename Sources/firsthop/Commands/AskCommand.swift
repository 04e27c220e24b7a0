// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Foundation
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import RadiusServer
import Storage
import WebServer

/// `firsthop ask`: what would be answered to a request, and why.
struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Say what a router's request would be answered, and why, without sending anything.",
        discussion: """
            Attributes are written as `Name = value`, one an argument, or one a line on standard input when none is given:

              firsthop ask --nas tower-1 'User-Name = "bob"' 'User-Password = "secret"' 'Framed-Protocol = PPP'

            Others on this machine can read arguments: give a real password on standard input.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "The router that asks, by name or number.")
    var nas: String

    @Option(help: "The request as it came, octet by octet in hexadecimal, instead of attributes.")
    var packet: String?

    @Argument(help: "The request's attributes.")
    var attributes: [String] = []

    func run() async throws {
        let report = try await store.withProvider { provider in
            let keeper = AccessDirectoryKeeper(sealer: provider.sealer) { provider.store }
            try await keeper.start()
            let directory = keeper.current
            let routers = directory.nases
            guard let router = routers.first(where: { $0.name == nas }) ?? routers.first(where: { "\($0.id)" == nas })
            else { throw UnknownRouter(name: nas) }
            let trial = try RadiusTrial(directory: directory, classKey: Application.classKey(provider.keys))
            return try answer(trial, from: router)
        }
        output.write(json: AskReport.json(report), text: AskReport.text(report))
    }

    private func answer(_ trial: RadiusTrial, from router: NASTerms) throws -> TrialReport {
        let now = WallClock.system.now()
        if let packet {
            guard let octets = OctetText.octets(parsing: "0x" + packet) else {
                throw ValidationError("--packet: give hexadecimal digits, two an octet")
            }
            return trial.answer(to: octets, from: router, now: now)
        }
        let text = attributes.isEmpty ? Self.standardInput() : attributes.joined(separator: "\n")
        return try trial.answer(to: try AttributeText.parse(text), from: router, now: now)
    }

    private static func standardInput() -> String {
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return text
    }
}
