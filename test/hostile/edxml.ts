/** A message of the ordinary axis (QCVN 102:2016) as a ministry's software would send it. */
export const edXml = `<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
 <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:edXMLHeader>
   <edXML:MessageHeader>
    <edXML:From><edXML:OrganId>000.00.00.G22</edXML:OrganId><edXML:OrganName>Văn phòng</edXML:OrganName></edXML:From>
    <edXML:To><edXML:OrganId>000.02.00.H37</edXML:OrganId></edXML:To>
    <edXML:DocumentId>000.00.00.G22,2015/09/30,7816/VPCP-TTĐT</edXML:DocumentId>
    <edXML:Code><edXML:CodeNumber>7816</edXML:CodeNumber><edXML:CodeNotation>VPCP-TTĐT</edXML:CodeNotation></edXML:Code>
    <edXML:PromulgationInfo><edXML:Place>Hà Nội</edXML:Place><edXML:PromulgationDate>2015/09/30</edXML:PromulgationDate></edXML:PromulgationInfo>
    <edXML:DocumentType><edXML:Type>1</edXML:Type><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
    <edXML:Subject>V/v phối hợp triển khai trục liên thông văn bản</edXML:Subject>
    <edXML:Content>Kính gửi các cơ quan</edXML:Content>
    <edXML:SignerInfo><edXML:Position>Chủ nhiệm</edXML:Position><edXML:FullName>Nguyễn Văn A</edXML:FullName></edXML:SignerInfo>
    <edXML:OtherInfo><edXML:Priority>0</edXML:Priority><edXML:PageAmount>2</edXML:PageAmount></edXML:OtherInfo>
   </edXML:MessageHeader>
   <edXML:TraceHeaderList>
    <edXML:TraceHeader><edXML:OrganId>000.00.00.G22</edXML:OrganId><edXML:Timestamp>2015/09/30 08:00:00</edXML:Timestamp></edXML:TraceHeader>
    <edXML:Bussiness><edXML:BussinessDocType>0</edXML:BussinessDocType><edXML:Paper>0</edXML:Paper></edXML:Bussiness>
   </edXML:TraceHeaderList>
  </edXML:edXMLHeader>
  <edXML:edXMLBody><edXML:edXMLManifest version="1.0"/></edXML:edXMLBody>
 </edXML:edXMLEnvelope>
</edXML>`;

export const foreignTypes = [
  'application/xml',
  'text/xml; charset=utf-8',
  'application/soap+xml',
  'application/vnd.mic.edxml+xml',
  'multipart/related; type="text/xml"',
  'application/json',
  'text/plain',
  'application/vnd.tram-mat.v1+json; charset=utf-8',
  'application/vnd.tram-mat.v2+json',
] as const;
