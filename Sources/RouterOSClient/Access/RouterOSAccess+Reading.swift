// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import Operations
public import ProviderValues
import RouterOSCodec

extension RouterOSAccess {
    /// Rows of `/ipv6/dhcp-server/binding`.
    public func bindings(at nas: NASID) async throws(RouterTrouble) -> [RouterBinding] {
        let router = try await router(nas)
        do throws(RouterFault) {
            let rows = try await router.print(
                .known("/ipv6/dhcp-server/binding"), ["address", "duid", "server", "status"])
            return rows.compactMap { RouterBinding($0) }
        } catch {
            throw router.trouble(error, "reading the DHCPv6 bindings of")
        }
    }

    /// What `/system/identity` and `/system/resource` say.
    public func health(of nas: NASID) async throws(RouterTrouble) -> RouterHealth {
        let router = try await router(nas)
        do throws(RouterFault) {
            let identity = try await router.print(.known("/system/identity"), ["name"]).first
            let names: [RawText] = ["board-name", "version", "uptime", "cpu-load", "free-memory", "total-memory"]
            guard let resource = try await router.print(.known("/system/resource"), names).first else {
                throw .confused("it says nothing about itself")
            }
            return RouterHealth(
                name: identity?["name"]?.text ?? "", model: resource["board-name"]?.text ?? "",
                version: resource["version"].flatMap { SoftwareVersion(routerText: $0.text) },
                uptime: resource["uptime"]?.duration, load: resource["cpu-load"].flatMap { Int($0.text) },
                freeMemory: resource["free-memory"].flatMap { Int64($0.text) },
                memory: resource["total-memory"].flatMap { Int64($0.text) })
        } catch {
            throw router.trouble(error, "asking after the health of")
        }
    }
}

extension SoftwareVersion {
    /// The number in front of the channel: `7.18.2 (stable)`.
    fileprivate init?(routerText text: String) {
        guard let number = text.split(separator: " ").first, let version = try? SoftwareVersion(parsing: String(number))
        else { return nil }
        self = version
    }
}

extension RouterBinding {
    /// Nil for a row without a prefix, as one that waits for its first client.
    init?(_ row: ReplyRow) {
        guard let prefix = row["address"].flatMap({ PropertyKind.prefix($0) }), prefix.family == .v6 else { return nil }
        let server = row["server"]
        self.init(
            prefix: prefix.mapped, userName: server.flatMap { Self.userName(ofServer: $0.octets) },
            duid: row["duid"]?.text ?? "", server: server?.text ?? "", isBound: row["status"]?.text == "bound")
    }

    /// The servers that a router makes for PPP sessions are called as the sessions' interfaces are: `<pppoe-NAME>`.
    static func userName(ofServer server: [UInt8]) -> [UInt8]? {
        guard server.first == UInt8(ascii: "<"), server.last == UInt8(ascii: ">"),
            let hyphen = server.firstIndex(of: UInt8(ascii: "-")), hyphen + 1 < server.count - 1
        else { return nil }
        return Array(server[(hyphen + 1)..<(server.count - 1)])
    }
}
