// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import RouterOSClient
import WebServer

/// `firsthop nas router fingerprint`
struct RouterFingerprint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fingerprint",
        abstract: "Show the SHA-256 of the certificate that answers at an address.",
        discussion: "Nothing is sent there. Compare it with what the router itself shows under /certificate.")

    @OptionGroup var output: OutputOptions

    @Argument(help: "The router's address or name.")
    var host: String

    @Option(help: "The port of its API over TLS.")
    var port: UInt16 = 8729

    func run() async throws {
        let text = CertificateFingerprint.text(try await RouterOSAccess.fingerprint(host: host, port: port))
        output.write(json: ["host": .string(host), "fingerprint": .string(text)], text: "\(text)\n")
    }
}
