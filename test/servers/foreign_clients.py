"""Uses the local S3 server with clients that others wrote, and tells how it went.

Usage: foreign_clients.py ENDPOINT SCRATCH_FOLDER

Prints one JSON object: {check: null, or what went wrong}. The clients are boto3, the AWS CLI and
s3cmd of this interpreter's environment, and the system's curl.
"""

import hashlib
import io
import json
import os
import subprocess
import sys
import traceback
import urllib.error
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, SCRATCH = sys.argv[1], sys.argv[2]
ACCESS_KEY, SECRET_KEY = "LOCALACCESSKEY", "localsecretkey"
BIN = os.path.dirname(sys.executable)
ODD_KEYS = ["a b", "a+b", "a%2Bb", "ä/ö", "a//b", "dir/", "&<>\"'", "日本.txt", "😀"]
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def boto(signature_version="s3v4", secret=SECRET_KEY):
    return boto3.client(
        "s3",
        endpoint_url=ENDPOINT,
        region_name="eu-central-1",
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=secret,
        config=Config(signature_version=signature_version, retries={"max_attempts": 1}),
    )


def bucket(name):
    boto().create_bucket(
        Bucket=name,
        CreateBucketConfiguration={"LocationConstraint": "eu-central-1"},
    )
    return name


def scratch_file(name, size):
    path = os.path.join(SCRATCH, name)
    with open(path, "wb") as file:
        file.write(os.urandom(size))
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def run(*command, stdin=None):
    environment = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "AWS_DEFAULT_REGION": "eu-central-1",
    }
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.stderr.decode()[-2000:]}")
    return done.stdout.decode()


def aws(*arguments, stdin=None):
    return run(f"{BIN}/aws", "--endpoint-url", ENDPOINT, *arguments, stdin=stdin)


def curl(*arguments):
    return run("curl", "-sS", *arguments)


def s3cmd(*arguments):
    host = ENDPOINT.removeprefix("http://")
    return run(
        f"{BIN}/s3cmd",
        "--config=/dev/null",
        f"--access_key={ACCESS_KEY}",
        f"--secret_key={SECRET_KEY}",
        f"--host={host}",
        f"--host-bucket={host}",
        "--no-ssl",
        *arguments,
    )


def refused(action):
    try:
        action()
    except ClientError as error:
        response = error.response
        return response["ResponseMetadata"]["HTTPStatusCode"], response["Error"]["Code"]
    return None


@check
def boto3_round_trip():
    s3, name = boto(), bucket("boto-round-trip")
    for algorithm in ["CRC32", "SHA1", "SHA256"]:
        s3.put_object(
            Bucket=name,
            Key=algorithm,
            Body=b"hello",
            ChecksumAlgorithm=algorithm,
            Metadata={"a": "b"},
            ContentType="text/plain",
        )
        got = s3.get_object(Bucket=name, Key=algorithm, ChecksumMode="ENABLED")
        assert got["Body"].read() == b"hello"
        assert got["Metadata"] == {"a": "b"} and got["ContentType"] == "text/plain"
        assert f"Checksum{algorithm}" in got, got
    assert s3.get_bucket_location(Bucket=name)["LocationConstraint"] == "eu-central-1"


@check
def boto3_odd_keys():
    s3, name = boto(), bucket("boto-odd-keys")
    for key in ODD_KEYS:
        s3.put_object(Bucket=name, Key=key, Body=key.encode())
    for key in ODD_KEYS:
        assert s3.get_object(Bucket=name, Key=key)["Body"].read() == key.encode()
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=name, PaginationConfig={"PageSize": 2}
    )
    listed = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
    assert listed == sorted(ODD_KEYS, key=lambda key: key.encode()), listed
    pages = s3.get_paginator("list_objects").paginate(
        Bucket=name, PaginationConfig={"PageSize": 2}
    )
    assert [entry["Key"] for page in pages for entry in page.get("Contents", [])] == listed
    deleted = s3.delete_objects(
        Bucket=name, Delete={"Objects": [{"Key": key} for key in ODD_KEYS]}
    )
    assert len(deleted["Deleted"]) == len(ODD_KEYS)
    s3.delete_bucket(Bucket=name)


@check
def boto3_multipart_transfer():
    s3, name = boto(), bucket("boto-multipart")
    path = scratch_file("boto-multipart", 18_000_000)
    config = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    s3.upload_file(path, name, "big", Config=config)
    assert s3.head_object(Bucket=name, Key="big")["ETag"].endswith('-4"')
    s3.copy({"Bucket": name, "Key": "big"}, name, "copy", Config=config)
    s3.download_file(name, "copy", path + ".out", Config=config)
    assert read(path) == read(path + ".out")
    stream = io.BytesIO(read(path))
    s3.upload_fileobj(stream, name, "stream", Config=config)
    assert s3.head_object(Bucket=name, Key="stream")["ContentLength"] == 18_000_000


@check
def boto3_conditional_writes():
    s3, name = boto(), bucket("boto-conditions")
    etag = s3.put_object(Bucket=name, Key="k", Body=b"1", IfNoneMatch="*")["ETag"]
    again = refused(lambda: s3.put_object(Bucket=name, Key="k", Body=b"2", IfNoneMatch="*"))
    assert again == (412, "PreconditionFailed"), again
    s3.put_object(Bucket=name, Key="k", Body=b"2", IfMatch=etag)
    stale = refused(lambda: s3.put_object(Bucket=name, Key="k", Body=b"3", IfMatch=etag))
    assert stale == (412, "PreconditionFailed"), stale
    stale = refused(lambda: s3.delete_object(Bucket=name, Key="k", IfMatch=etag))
    assert stale == (412, "PreconditionFailed"), stale


@check
def boto3_presigned_urls():
    name = bucket("boto-presigned")
    for version in ["s3", "s3v4"]:
        s3, key = boto(version), f"a b+{version}"
        parameters = {"Bucket": name, "Key": key}
        put = s3.generate_presigned_url("put_object", Params=parameters)
        request = urllib.request.Request(put, data=b"signed", method="PUT")
        request.add_header("Content-Type", "")
        urllib.request.urlopen(request).close()
        parameters["ResponseContentType"] = "text/x"
        get = s3.generate_presigned_url("get_object", Params=parameters)
        with urllib.request.urlopen(get) as response:
            assert response.read() == b"signed" and response.headers["Content-Type"] == "text/x"
        try:
            urllib.request.urlopen(get.replace("text%2Fx", "text%2Fy"))
            raise AssertionError(f"{version}: a changed URL was taken")
        except urllib.error.HTTPError as error:
            assert error.code == 403, error.code


@check
def boto3_versions():
    s3, name = boto(), bucket("boto-versions")
    enabled = {"Status": "Enabled"}
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=enabled)
    first = s3.put_object(Bucket=name, Key="k", Body=b"1")["VersionId"]
    s3.put_object(Bucket=name, Key="k", Body=b"2")
    s3.delete_object(Bucket=name, Key="k")
    assert s3.get_object(Bucket=name, Key="k", VersionId=first)["Body"].read() == b"1"
    boto3.resource(
        "s3",
        endpoint_url=ENDPOINT,
        region_name="eu-central-1",
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=SECRET_KEY,
    ).Bucket(name).object_versions.delete()
    s3.delete_bucket(Bucket=name)


@check
def boto3_wrong_secret():
    answer = refused(lambda: boto(secret="wrong").list_buckets())
    assert answer == (403, "SignatureDoesNotMatch"), answer


@check
def aws_cli_copy_list_sync_remove():
    aws("s3", "mb", "s3://cli-files")
    small, big = scratch_file("cli-small", 1_000), scratch_file("cli-big", 20_000_000)
    aws("s3", "cp", small, "s3://cli-files/docs/ä b+c.txt")
    aws("s3", "cp", big, "s3://cli-files/big")
    aws("s3", "cp", "s3://cli-files/big", "s3://cli-files/big2")
    aws("s3", "cp", "-", "s3://cli-files/stdin", stdin=b"from stdin")
    aws("s3", "mv", "s3://cli-files/big2", "s3://cli-files/big3")
    aws("s3", "cp", "s3://cli-files/big3", big + ".out")
    assert read(big) == read(big + ".out")
    listed = aws("s3", "ls", "s3://cli-files/")
    assert "PRE docs/" in listed and "big3" in listed and "big2" not in listed, listed
    assert "docs/ä b+c.txt" in aws("s3", "ls", "--recursive", "s3://cli-files/")
    folder = os.path.join(SCRATCH, "cli-sync")
    aws("s3", "sync", "s3://cli-files", folder)
    assert read(os.path.join(folder, "docs", "ä b+c.txt")) == read(small)
    assert aws("s3", "sync", folder, "s3://cli-files").strip() == ""
    aws("s3", "rm", "--recursive", "s3://cli-files")
    aws("s3", "rb", "s3://cli-files")


@check
def aws_cli_presign_for_curl():
    aws("s3", "mb", "s3://cli-presign")
    aws("s3", "cp", "-", "s3://cli-presign/a b.txt", stdin=b"presigned")
    url = aws("s3", "presign", "s3://cli-presign/a b.txt").strip()
    assert curl(url) == "presigned"
    assert "AccessDenied" in curl(url.split("?")[0].replace(" ", "%20"))


@check
def aws_cli_api_calls():
    aws("s3api", "create-bucket", "--bucket", "cli-api")
    path = scratch_file("cli-api", 5_000)
    put = ("s3api", "put-object", "--bucket", "cli-api", "--key", "k", "--body", path)
    made = json.loads(aws(*put, "--if-none-match", "*", "--checksum-algorithm", "SHA256"))
    assert made["ETag"] == f'"{hashlib.md5(read(path)).hexdigest()}"'
    try:
        aws(*put, "--if-none-match", "*")
        raise AssertionError("a second create was taken")
    except AssertionError as error:
        assert "PreconditionFailed" in str(error), error
    aws(*put, "--if-match", made["ETag"])
    head = json.loads(aws("s3api", "head-object", "--bucket", "cli-api", "--key", "k"))
    assert head["ContentLength"] == 5_000
    out = path + ".out"
    get = ("s3api", "get-object", "--bucket", "cli-api", "--key", "k", "--range", "bytes=10-19")
    aws(*get, out)
    assert read(out) == read(path)[10:20]


@check
def curl_with_signature():
    name = bucket("curl-signed")
    path = scratch_file("curl-signed", 3_000_000)
    sign = (
        "--aws-sigv4", "aws:amz:eu-central-1:s3",
        "--user", f"{ACCESS_KEY}:{SECRET_KEY}",
        "--header", "x-amz-content-sha256: UNSIGNED-PAYLOAD",
    )  # fmt: skip
    url = f"{ENDPOINT}/{name}/file"
    assert curl(*sign, "-T", path, "-w", "%{http_code}", url) == "200"
    curl(*sign, "-o", path + ".out", url)
    assert read(path) == read(path + ".out")
    assert "AccessDenied" in curl("-T", path, url)


@check
def s3cmd_put_list_get_delete():
    s3cmd("mb", "s3://s3cmd-files")
    path = scratch_file("s3cmd", 12_000_000)
    s3cmd("put", path, "s3://s3cmd-files/ä b+c", "--multipart-chunk-size-mb=5")
    assert "s3://s3cmd-files/ä b+c" in s3cmd("ls", "s3://s3cmd-files")
    s3cmd("cp", "s3://s3cmd-files/ä b+c", "s3://s3cmd-files/copy")
    s3cmd("get", "--force", "s3://s3cmd-files/copy", path + ".out")
    assert read(path) == read(path + ".out")
    assert "File size" in s3cmd("info", "s3://s3cmd-files/copy")
    s3cmd("del", "--recursive", "--force", "s3://s3cmd-files")
    s3cmd("rb", "s3://s3cmd-files")


def outcome(function):
    try:
        function()
        return None
    except Exception:
        return traceback.format_exc()


os.environ.pop("AWS_CA_BUNDLE", None)
os.environ["LC_ALL"] = "C.UTF-8"
print(json.dumps({function.__name__: outcome(function) for function in CHECKS}))
