// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A router's question, reduced to what the decision needs: everything in it was verified and compared already.
public struct AccessRequest: Sendable, Equatable {
    /// The router that asks.
    public var nas: NASID
    /// By what the line was found; without meaning when none was.
    public var identifiedBy: Identification
    /// How the password came.
    public var method: AuthenticationMethod
    /// What comparing the password showed.
    public var proof: CredentialProof
    /// Whether a PPP session is asked for (Framed-Protocol 1): whoever dials in must know a password, whatever the line's
    /// kind, since a hardware address typed as user name proves nothing there.
    public var isDialIn: Bool
    /// The device that asks, when the request names it.
    public var mac: MACAddress?
    /// What comparing circuit and remote id showed; without meaning for a line that is bound to neither.
    public var circuit: CircuitProof
    /// Sessions of this line that are open, without an earlier one of the same device at the same router.
    public var openSessions: Int

    public init(
        nas: NASID, identifiedBy: Identification, method: AuthenticationMethod, proof: CredentialProof,
        isDialIn: Bool = false, mac: MACAddress? = nil, circuit: CircuitProof = .absent, openSessions: Int = 0
    ) {
        self.nas = nas
        self.identifiedBy = identifiedBy
        self.method = method
        self.proof = proof
        self.isDialIn = isDialIn
        self.mac = mac
        self.circuit = circuit
        self.openSessions = openSessions
    }
}
