// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Debian's hostapd as the authenticator of a wired port, with a supplicant at the other end of a virtual cable: a router that
/// nobody here wrote, with real sessions, and without a radio.
///
/// It lets the supplicant in by itself, reports the session by accounting, and takes disconnects (RFC 5176).
struct Hostapd {
    /// Where it takes disconnects.
    let port: UInt16

    /// Runs `body` with one session open, or about to be.
    static func with(secret: String, accountingPort: UInt16, _ body: (Hostapd) async throws -> Void) async throws {
        try Need.root()
        try Need.command("hostapd")
        try Need.command("wpa_supplicant")
        try Need.command("ip")
        try await TemporaryDirectory.with { folder in
            try await cable { near, far in
                let port = try FreePort.find()
                try write(folder, "users", "\"bob\" MD5 \"hunter2\"\n")
                try write(
                    folder, "hostapd.conf",
                    configuration(near, folder.file("users"), port: port, accountingPort: accountingPort, secret))
                try write(folder, "supplicant.conf", supplicant)
                let hostapd = try ChildProcess("hostapd", [folder.file("hostapd.conf")])
                try await hostapd.output(containing: "AP-ENABLED", within: ChildProcess.patience)
                let supplicant = try ChildProcess(
                    "wpa_supplicant", ["-D", "wired", "-i", far, "-c", folder.file("supplicant.conf")])
                try await body(Hostapd(port: port))
                for process in [supplicant, hostapd] {
                    process.send(SIGTERM)
                    _ = try await process.end(within: ChildProcess.patience)
                }
            }
        }
    }

    /// Runs `body` with the two ends of a virtual cable.
    private static func cable(_ body: (_ near: String, _ far: String) async throws -> Void) async throws {
        // Names of interfaces have 15 octets at most.
        let (near, far) = ("fha\(getpid())", "fhb\(getpid())")
        let made = try await ChildProcess.run("ip", ["link", "add", near, "type", "veth", "peer", "name", far])
        try Need.that(made.succeeded, or: "no virtual cable can be made here: \(made.errorOutput)")
        do {
            for end in [near, far] { try await ip("link", "set", end, "up") }
            try await body(near, far)
        } catch {
            try await ip("link", "del", near)
            throw error
        }
        try await ip("link", "del", near)
    }

    private static func ip(_ arguments: String...) async throws {
        _ = try await ChildProcess.run("ip", arguments).outputOfSuccess(of: "ip")
    }

    private static func write(_ folder: TemporaryDirectory, _ name: String, _ text: String) throws {
        try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
    }

    private static func configuration(
        _ interface: String, _ users: String, port: UInt16, accountingPort: UInt16, _ secret: String
    ) -> String {
        """
        interface=\(interface)
        driver=wired
        use_pae_group_addr=1
        ieee8021x=1
        eap_server=1
        eap_user_file=\(users)
        own_ip_addr=127.0.0.1
        nas_identifier=switch1
        acct_server_addr=127.0.0.1
        acct_server_port=\(accountingPort)
        acct_server_shared_secret=\(secret)
        radius_das_port=\(port)
        radius_das_client=127.0.0.1 \(secret)
        radius_das_require_message_authenticator=1

        """
    }

    private static let supplicant = """
        ap_scan=0
        network={
            key_mgmt=IEEE8021X
            eap=MD5
            identity="bob"
            password="hunter2"
            eapol_flags=0
        }

        """
}
