// SPDX-License-Identifier: Apache-2.0

/// What a packet is, by the octet that it begins with.
public enum RadiusCode: UInt8, Sendable, Hashable, CaseIterable {
    // RFC 2865 section 3, RFC 2866 section 3
    case accessRequest = 1
    case accessAccept = 2
    case accessReject = 3
    case accountingRequest = 4
    case accountingResponse = 5
    case accessChallenge = 11
    // RFC 5997
    case statusServer = 12
    // RFC 5176 section 3
    case disconnectRequest = 40
    case disconnectACK = 41
    case disconnectNAK = 42
    case coaRequest = 43
    case coaACK = 44
    case coaNAK = 45
    // RFC 7930 section 4
    case protocolError = 52

    /// Whether it asks for an answer, rather than being one.
    public var isRequest: Bool {
        switch authenticatorRule {
        case .random, .digestOverZeros: true
        case .digestOverRequest: false
        }
    }

    /// The name that the RFCs have for it.
    public var name: String {
        switch self {
        case .accessRequest: "Access-Request"
        case .accessAccept: "Access-Accept"
        case .accessReject: "Access-Reject"
        case .accountingRequest: "Accounting-Request"
        case .accountingResponse: "Accounting-Response"
        case .accessChallenge: "Access-Challenge"
        case .statusServer: "Status-Server"
        case .disconnectRequest: "Disconnect-Request"
        case .disconnectACK: "Disconnect-ACK"
        case .disconnectNAK: "Disconnect-NAK"
        case .coaRequest: "CoA-Request"
        case .coaACK: "CoA-ACK"
        case .coaNAK: "CoA-NAK"
        case .protocolError: "Protocol-Error"
        }
    }
}
