// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import Operations
public import ProviderValues
import RouterOSCodec

extension RouterOSAccess: RouterInspection {
    /// Rows of `/ppp/active`, `/ipv6/dhcp-server/binding`, both address lists and `/queue/simple`; rows that are disabled count as not
    /// there. A router without a menu, such as one of RouterOS 6 without its IPv6 package, has no rows in it.
    public func picture(of nas: NASID, lists: [String]) async throws(RouterTrouble) -> RouterPicture {
        let router = try await router(nas)
        let named = Query.any(lists.map { .equals("list", RawText($0)) })
        do throws(RouterFault) {
            let bindings = try await router.rows(
                .known("/ipv6/dhcp-server/binding"), ["address", "duid", "server", "status"])
            let listed =
                try await router.rows(.known("/ip/firewall/address-list"), RouterListing.properties, query: named)
                + router.rows(.known("/ipv6/firewall/address-list"), RouterListing.properties, query: named)
            let queues = try await router.rows(
                .known("/queue/simple"), ["name", "target", "max-limit", "comment", "disabled"])
            // Read last: a session that begins meanwhile is then there with its queue, or not at all.
            let sessions = try await router.activeSessions()
            return RouterPicture(
                sessions: sessions, bindings: bindings.compactMap { RouterBinding($0) },
                listings: listed.compactMap { RouterListing($0) }, queues: queues.compactMap { RouterQueue($0) })
        } catch {
            throw router.trouble(error, "looking at")
        }
    }
}

extension RouterOSAccess.Router {
    /// Prints a menu that may not be there.
    fileprivate func rows(
        _ path: MenuPath, _ properties: [RawText], query: Query? = nil
    ) async throws(RouterFault) -> [ReplyRow] {
        do throws(RouterFault) {
            return try await print(path, properties, query: query)
        } catch {
            guard case .refused(let trap) = error, trap.isMissingMenu else { throw error }
            return []
        }
    }
}

extension RouterListing {
    fileprivate static let properties: [RawText] = ["list", "address", "comment", "disabled"]

    /// Nil for a row that is disabled, and for one whose address is a name or a range.
    fileprivate init?(_ row: ReplyRow) {
        guard !row.isDisabled, let list = row["list"], let prefix = row["address"].flatMap({ PropertyKind.prefix($0) })
        else { return nil }
        self.init(
            list: list.text, prefix: prefix, service: OwnershipToken(comment: row["comment"])?.service(of: .block))
    }
}

extension RouterQueue {
    /// Nil for a row that is disabled, or whose limits cannot be read.
    fileprivate init?(_ row: ReplyRow) {
        guard !row.isDisabled, let rates = row["max-limit"]?.rates else { return nil }
        self.init(
            userName: row["name"].flatMap { RouterBinding.userName(ofServer: $0.octets) },
            service: OwnershipToken(comment: row["comment"])?.service(of: .queue),
            targets: row["target"]?.list.compactMap { PropertyKind.prefix($0) } ?? [], rates: rates)
    }
}

extension OwnershipToken {
    /// The line that a row of a kind is for; nil for rows of another kind, and for those of no single line.
    fileprivate func service(of subject: Subject) -> ServiceID? {
        let words = text.text.split(separator: ":", omittingEmptySubsequences: false)
        guard words.count == 3, words[1] == subject.rawValue else { return nil }
        return ServiceID(String(words[2]))
    }
}
