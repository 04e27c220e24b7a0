// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

extension RealmTerms {
    func write(to writer: inout CopyWriter) {
        writer.write(id)
        writer.write(name)
        switch way {
        case .localStrip: writer.write(UInt8(0))
        case .localKeep: writer.write(UInt8(1))
        case .refuse: writer.write(UInt8(2))
        case .proxy(let host, let port, let secret):
            writer.write(UInt8(3))
            writer.write(host)
            writer.write(port)
            writer.write(secret)
        }
    }

    convenience init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        let (id, name): (RealmID, [UInt8]) = (try reader.id(), try reader.bytes())
        let way: RealmWay
        switch try reader.uint8() {
        case 0: way = .localStrip
        case 1: way = .localKeep
        case 2: way = .refuse
        case 3: way = .proxy(host: try reader.text(), port: try reader.uint16(), secret: try reader.secret())
        case let other: throw .malformed("\(other) is no way of a realm")
        }
        self.init(id: id, name: name, way: way)
    }
}
