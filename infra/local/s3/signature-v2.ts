/**
 * Signature Version 2, which AWS CLI 1 and boto3 still use for presigned URLs of servers that are
 * not AWS.
 *
 *     GET /bucket/key?AWSAccessKeyId=KEY&Expires=1800000000&Signature=base64
 *     string to sign = method \n Content-MD5 \n Content-Type \n expiry \n x-amz headers + resource
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
import { createHmac } from "node:crypto";
import { S3Error } from "./s3-error.ts";
import { queryValue, type S3Request } from "./s3-request.ts";
import { type Credentials, isSameText, unknownAccessKey, wrongSignature } from "./signature.ts";

/** Query parameters that are part of the signed resource. */
const SIGNED_PARAMETERS =
  /^(acl|cors|delete|lifecycle|location|logging|notification|partNumber|policy|requestPayment|response-.+|tagging|torrent|uploadId|uploads|versionId|versioning|versions|website)$/;

/** Tells whether a request carries a presigned query of version 2. */
export function isPresignedV2(request: S3Request): boolean {
  return queryValue(request, "AWSAccessKeyId") !== null;
}

/** Checks a presigned query of version 2; throws the S3Error that AWS answers with. */
export function verifyPresignedV2(request: S3Request, credentials: Credentials, now: number): void {
  const expires = queryValue(request, "Expires") ?? "";
  const accessKeyId = queryValue(request, "AWSAccessKeyId") ?? "";
  const given = queryValue(request, "Signature") ?? "";
  if (!/^\d{1,12}$/.test(expires) || given === "") {
    throw new S3Error(
      "AccessDenied",
      "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters",
    );
  }
  if (now > Number(expires) * 1_000) {
    throw new S3Error("AccessDenied", "Request has expired", { details: { Expires: expires } });
  }
  if (accessKeyId !== credentials.accessKeyId) {
    throw unknownAccessKey(accessKeyId);
  }
  const stringToSign = formatStringToSign(request, expires);
  const signature = createHmac("sha1", credentials.secretAccessKey)
    .update(stringToSign)
    .digest("base64");
  if (!isSameText(signature, given)) {
    throw wrongSignature({
      AWSAccessKeyId: accessKeyId,
      StringToSign: stringToSign,
      SignatureProvided: given,
    });
  }
}

function formatStringToSign(request: S3Request, expires: string): string {
  const amzHeaders = [...request.headers]
    .filter(([name]) => name.startsWith("x-amz-"))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join("");
  return [
    request.method,
    request.headers.get("content-md5") ?? "",
    request.headers.get("content-type") ?? "",
    expires,
    amzHeaders + formatResource(request),
  ].join("\n");
}

function formatResource(request: S3Request): string {
  const parameters = request.query
    .filter(([name]) => SIGNED_PARAMETERS.test(name))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  const bucket = request.isVirtualHost ? `/${request.bucket}` : "";
  return `${bucket}${request.rawPath}${parameters.length === 0 ? "" : `?${parameters.join("&")}`}`;
}
