"""Makes Ceph push the events of a bucket to a URL: endpoint, bucket, URL."""

import sys

import boto3
from botocore.config import Config

endpoint, bucket, url = sys.argv[1:]
settings = {
    "endpoint_url": endpoint,
    "aws_access_key_id": "LOCALACCESSKEY",
    "aws_secret_access_key": "localsecretkey",
    # The zonegroup that Ceph takes for the region of topics.
    "region_name": "default",
}
attributes = {"push-endpoint": url, "persistent": "true"}
topic = boto3.client("sns", **settings).create_topic(Name=bucket, Attributes=attributes)
s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}), **settings)
events = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]
configuration = {"Id": "filings", "TopicArn": topic["TopicArn"], "Events": events}
s3.put_bucket_notification_configuration(
    Bucket=bucket, NotificationConfiguration={"TopicConfigurations": [configuration]}
)
