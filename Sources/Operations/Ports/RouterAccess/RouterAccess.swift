// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import RouterConfig

/// Reads and writes what routers have configured and know, where they let us log in; nobody above it knows by which protocol.
///
/// Writing is idempotent: the router is read, only what differs is written, and it is read again; an outcome is
/// ``RouterOutcome/confirmed(changes:)`` only when that showed what was wanted. What we write carries a mark of ours, and rows
/// without one are never touched. One call may speak of many lines: the router is read once for all of them. A router that hangs
/// costs a caller no more than the time that ``RouterOutcome/unverified(_:)`` and ``RouterTrouble`` speak of, and no other router
/// anything.
public protocol RouterAccess: Sendable {
    /// Puts lines on address lists, or takes them off, in both families at once. Sessions keep running.
    ///
    /// - Returns: an outcome for each line in the order given. A line of which one family failed has failed.
    func setBlocks(_ blocks: [LineBlock], at nas: NASID) async -> [RouterOutcome]

    /// Gives lines queues of these rates, in place of those that they had from us; see ``LineQueue``.
    ///
    /// - Returns: an outcome for each line in the order given.
    func setQueues(_ queues: [LineQueue], at nas: NASID) async -> [RouterOutcome]

    /// Gives queues that several lines share the limits and targets that these rows say. Only queues that the router has already, and
    /// that bear our mark, are changed; none is added and none taken away.
    ///
    /// - Returns: refused when it has none of them.
    func setSharedQueues(_ rows: [RouterOSRow], at nas: NASID) async -> RouterOutcome

    /// Ends the running sessions of a name; the line may log in again at once. Confirmed when none is left, also if none was there.
    ///
    /// - Parameter sessionID: only this one of them, by the name that the router gave it; nil for all.
    func endSessions(of userName: [UInt8], sessionID: [UInt8]?, at nas: NASID) async -> RouterOutcome

    /// The sessions that the router has.
    func sessions(at nas: NASID) async throws(RouterTrouble) -> [RouterSession]

    /// The prefixes that the router has delegated by DHCPv6.
    func bindings(at nas: NASID) async throws(RouterTrouble) -> [RouterBinding]

    /// How the router is.
    func health(of nas: NASID) async throws(RouterTrouble) -> RouterHealth
}
