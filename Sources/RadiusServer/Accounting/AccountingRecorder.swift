// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import RadiusCodec
import Storage

/// Takes verified Accounting-Requests: writes what they say as a record, hands it to the log, and writes the acknowledgement
/// that may leave once the record is durable.
///
/// Belongs to one thread.
final class AccountingRecorder {
    /// What the last request was about.
    private(set) var account = AnswerAccount()
    private let log: RecordLog
    private let classKey: SipHash
    private let scratch: UnsafeMutableRawBufferPointer
    private var written = 0

    init(into log: RecordLog, classKey: SipHash) {
        self.log = log
        self.classKey = classKey
        scratch = .allocate(byteCount: AccountingRecordWriter.maximumBytes, alignment: 16)
    }

    deinit { scratch.deallocate() }

    /// The last record that is durable.
    var durableThrough: Int64 { log.durableThrough }

    /// The octets of the last record; none when the last request made none.
    var record: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: scratch[..<written]) }

    /// Takes a request that came through a door for accounting.
    ///
    /// - Parameters:
    ///   - bytes: those that it was framed from.
    ///   - mayWait: whether there is room for another acknowledgement that waits.
    ///   - room: where the acknowledgement is written; 4096 octets.
    /// - Throws: why there is none.
    func take(
        _ request: VerifiedPacket, in bytes: Span<UInt8>, of visit: Visit, mayWait: Bool,
        into room: UnsafeMutableRawBufferPointer
    ) throws(DropReason) -> (reply: DeskReply, verdict: Verdict) {
        account = AnswerAccount()
        written = 0
        let packet = request.packet
        switch packet.code {
        case .statusServer:
            return (.now(length: try Acknowledgement.write(request, in: bytes, visit.nas, into: room)), .status)
        case .accountingRequest:
            guard let status = packet.integer(.acctStatusType, in: bytes) else { throw .missingStatusType }
            let length = try Acknowledgement.write(request, in: bytes, visit.nas, into: room)
            guard let event = AccountingEvent(status: status) else { return (.now(length: length), .ignored) }
            guard mayWait else { throw .tooManyWaiting }
            let sequence = try keep(event, packet, in: bytes, of: visit)
            return (.onceDurable(length: length, sequence: sequence), .recorded)
        case .accessRequest, .accessAccept, .accessReject, .accessChallenge, .accountingResponse, .disconnectRequest,
            .disconnectACK, .disconnectNAK, .coaRequest, .coaACK, .coaNAK, .protocolError:
            throw .unexpectedCode
        }
    }

    private func keep(
        _ event: AccountingEvent, _ packet: FramedPacket, in bytes: Span<UInt8>, of visit: Visit
    ) throws(DropReason) -> Int64 {
        let login = SessionClass(in: packet, bytes, key: classKey)
        account.service = login?.service
        account.session = login?.session
        account.reason = login?.garden
        var writer = AccountingRecordWriter(into: scratch, event, nas: visit.nas.id, arrived: visit.now)
        if let login { writer.put(login: LoginReference(login)) }
        writer.put(packet, in: bytes, isInverted: visit.nas.invertedAccounting)
        written = writer.finish()
        do throws(RecordLogRefusal) {
            return try log.append(Span(_unsafeBytes: record))
        } catch {
            throw .notRecorded
        }
    }
}
