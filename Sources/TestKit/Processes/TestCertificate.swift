// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A certificate that signs itself, as routers make them, with its key; made by openssl.
public struct TestCertificate: Sendable {
    /// A PEM file with certificate and key.
    public let path: String
    /// The certificate alone, in PEM.
    public let certificate: String
    /// The SHA-256 of the certificate as openssl shows it: pairs of digits with colons between them.
    public let fingerprint: String

    /// - Parameters:
    ///   - name: of its files in the folder, and what it is made out to.
    ///   - address: what else it is made out to.
    public init(_ name: String, for address: String = "127.0.0.1", in folder: TemporaryDirectory) async throws {
        try Need.command("openssl")
        let (key, plain) = (folder.file("\(name).key"), folder.file("\(name).crt"))
        _ = try await Self.openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name),IP:\(address)", "-keyout", key, "-out", plain,
        ])
        certificate = try String(contentsOfFile: plain, encoding: .utf8)
        path = folder.file("\(name).pem")
        let both = certificate + (try String(contentsOfFile: key, encoding: .utf8))
        try both.write(toFile: path, atomically: true, encoding: .utf8)
        let shown = try await Self.openssl(["x509", "-in", plain, "-noout", "-fingerprint", "-sha256"])
        let words = try #require(shown.split(separator: "=").last)
        fingerprint = words.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func openssl(_ arguments: [String]) async throws -> String {
        try await ChildProcess.run("openssl", arguments).outputOfSuccess(of: "openssl")
    }
}
