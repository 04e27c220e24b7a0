// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues

/// Changes and ends sessions that run on routers; nobody above it knows by which protocol.
///
/// A request takes until the router has answered or was asked often enough: up to a minute with a router that is silent.
/// Nothing throws: what happened is the ``ControlOutcome``. Sessions are not touched unless the router says so, so callers
/// keep what they want apart from what was acknowledged.
///
/// Requests for one session go out one after the other. A newer one takes the place of one that still waits, which ends as
/// ``ControlObstacle/replaced``. When the calling task is cancelled a request that waits is withdrawn; of one that is under
/// way only the answer is no longer waited for.
public protocol SessionControl: Sendable {
    /// Ends a session; the line may log in again at once.
    func disconnect(_ session: ControlledSession) async -> ControlOutcome

    /// Gives a running session the terms of a grant, as far as its router can change them.
    ///
    /// - Parameter access: its ``AccessGrant/purpose`` says what the change is for: ``ReplyPurpose/block`` and
    ///   ``ReplyPurpose/restore`` undo each other, ``ReplyPurpose/accept`` changes terms such as the speed.
    func change(_ session: ControlledSession, to access: AccessGrant) async -> ControlOutcome

    /// Whether a change brings a session that has `applied` to `desired`: everything in which they differ, apart from what
    /// may wait for the next login, can be changed at this NAS. If not, the session must log in anew, so disconnect it.
    ///
    /// - Returns: false also for a NAS that is not known, or that has refused such changes.
    func canChange(from applied: AccessGrant, to desired: AccessGrant, at nas: NASID) -> Bool
}
